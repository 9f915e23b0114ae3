/** After a guess: how far off it was, and what to see. */
import { rightChoices } from '../../lessons/claims';
import type { Ask } from '../../lessons/lesson';
import type { Guess } from '../../store/lessons';
import type { Numbers } from '../../store/known-lessons';
import { useSession } from '../../store/react';
import { tokenText } from '../../panels/data/text';
import { words, wordsOf } from '../../words';
import type { StepWords } from '../../words/lesson-words';
import { formatAsKnown } from '../../words/message';
import styles from './open-lesson.module.css';
import { shownNumber, shownShare } from './shown-number';

const say = wordsOf('lessons');
const place = words.panels.place;

interface AnswerProps {
  readonly ask: Ask;
  readonly words: StepWords;
  readonly guess: Guess | 'skipped';
  readonly numbers: Numbers | null;
}

export function Answer({ ask, words: said, guess, numbers }: AnswerProps) {
  const { model, tokens } = useSession((s) => ({ model: s.model, tokens: s.tokens }));
  const nameOf = (index: number): string => place.token(index, model ? tokenText(model, tokens.at(index) ?? 0) : '');
  const verdict = numbers === null ? '' : verdictOn(ask, guess, numbers, said.choices ?? {}, nameOf);
  return (
    <p className={styles.answer}>
      {verdict !== '' && <strong>{verdict} </strong>}
      {formatAsKnown(said.reveal ?? '', numbers)}
    </p>
  );
}

/** A guess within this part of the slider is close. */
const near = 0.05;

function verdictOn(
  ask: Ask,
  guess: Guess | 'skipped',
  numbers: Numbers,
  choices: Readonly<Record<string, string>>,
  nameOf: (index: number) => string,
): string {
  const truth = (name: string): number => Number(numbers[name]);
  if (guess === 'skipped' && ask.kind !== 'number') return '';
  switch (ask.kind) {
    case 'choice': {
      const name = Object.keys(ask.choices)[Number(guess)] ?? '';
      return rightChoices(ask, numbers).includes(name) ? say.right : say.notThat(formatAsKnown(choices[name] ?? '', numbers));
    }
    case 'token':
      return guess === truth(ask.truth) ? say.right : say.youChose(nameOf(Number(guess)));
    case 'cell': {
      const cell = typeof guess === 'object' && 'query' in guess ? guess : { query: -1, key: -1 };
      const isRight = cell.query === truth(ask.truth.query) && cell.key === truth(ask.truth.key);
      return isRight ? say.right : say.youChoseCell(nameOf(cell.query), nameOf(cell.key));
    }
    case 'tokens': {
      const [kept, most] = [numbers['yours'], numbers[ask.truth]].map((share) => shownShare(Number(share)));
      return say.youKept(kept ?? '', most ?? '');
    }
    case 'number': {
      // What only the state after the answer shows is measured there.
      if (!(ask.truth in numbers)) return '';
      const [value, right] = [Number(guess), truth(ask.truth)];
      const [said, is] = [shownNumber(ask, value), shownNumber(ask, right)];
      if (guess === 'skipped') return say.itIs(is);
      if (said === is) return say.rightNumber(is);
      return say.youSaid(said, is, Math.abs(value - right) <= near * (ask.max - ask.min));
    }
  }
}
