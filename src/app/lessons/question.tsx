/** How a question is answered: in the text, in the matrix, on a slider, or by one of a few. */
import { useEffect, useRef, useState } from 'react';
import type { Ask } from '../../lessons/lesson';
import type { Numbers } from '../../store/known-lessons';
import { useKeepsake, useRun } from '../../store/react';
import { wordsOf } from '../../words';
import { formatAsKnown } from '../../words/message';
import styles from './open-lesson.module.css';
import { shownNumber } from './shown-number';

const say = wordsOf('lessons');

interface QuestionProps {
  readonly ask: Ask;
  /** By their names. */
  readonly choices: Readonly<Record<string, string>>;
  readonly numbers: Numbers | null;
}

export function Question({ ask, choices, numbers }: QuestionProps) {
  const run = useRun();
  switch (ask.kind) {
    case 'token':
      return <TokenGuess />;
    case 'tokens':
      return <TokensGuess room={ask.room} />;
    case 'cell':
      return <CellGuess />;
    case 'number':
      return <NumberGuess ask={ask} />;
    case 'choice':
      return (
        <div className={styles.choices}>
          {Object.keys(ask.choices).map((name, i) => (
            <button key={name} type="button" className={styles.button} onClick={() => run('guess', i)}>
              {formatAsKnown(choices[name] ?? '', numbers)}
            </button>
          ))}
        </div>
      );
  }
}

/** While it is asked, a press on a token is for the question, and nothing else. */
function useTokenPresses(onPress: (index: number) => void): void {
  const latest = useRef(onPress);
  useEffect(() => {
    latest.current = onPress;
  });
  useEffect(() => {
    const press = (event: MouseEvent | KeyboardEvent): void => {
      const chip = event.target instanceof Element ? event.target.closest('[data-token]') : null;
      if (!(chip instanceof HTMLElement)) return;
      if ('key' in event && event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(Number(chip.dataset['token']));
    };
    const noPress = (event: Event): void => {
      if (event.target instanceof Element && event.target.closest('[data-token]')) event.stopPropagation();
    };
    // Before anything that the page does with it.
    document.addEventListener('click', press, { capture: true });
    document.addEventListener('keydown', press, { capture: true });
    document.addEventListener('dblclick', noPress, { capture: true });
    document.documentElement.dataset['asks'] = 'token';
    return () => {
      document.removeEventListener('click', press, { capture: true });
      document.removeEventListener('keydown', press, { capture: true });
      document.removeEventListener('dblclick', noPress, { capture: true });
      delete document.documentElement.dataset['asks'];
    };
  }, []);
}

function TokenGuess() {
  const run = useRun();
  useTokenPresses((index) => run('guess', index));
  return <p className={styles.hint}>{say.inText}</p>;
}

/** Several tokens, as many as there is room for; a second press takes one back. */
function TokensGuess({ room }: { readonly room: number }) {
  const run = useRun();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  useTokenPresses((index) =>
    setChosen((now) => (now.includes(index) ? now.filter((other) => other !== index) : [...now, index].slice(0, room))),
  );
  useEffect(() => {
    const chips = chosen.flatMap((index) => document.querySelector(`[data-token="${index}"]`) ?? []);
    for (const chip of chips) chip.setAttribute('data-chosen', '');
    return () => {
      for (const chip of chips) chip.removeAttribute('data-chosen');
    };
  }, [chosen]);
  return (
    <div className={styles.slider}>
      <output>{say.chosen(chosen.length, room)}</output>
      <button type="button" className={styles.next} aria-disabled={chosen.length === 0} onClick={() => run('guess', chosen)}>
        {say.keepThese}
      </button>
      <span className={styles.hint}>{say.severalInText}</span>
    </div>
  );
}

/** The first cell that is held is the guess. */
function CellGuess() {
  const run = useRun();
  const { display } = useKeepsake();
  useEffect(
    () =>
      display.subscribe(({ locked }, before) => {
        const { query, key } = locked;
        if (locked !== before.locked && query !== null && key !== null) run('guess', { query, key });
      }),
    [display, run],
  );
  return <p className={styles.hint}>{say.inMatrix}</p>;
}

function NumberGuess({ ask }: { readonly ask: Extract<Ask, { readonly kind: 'number' }> }) {
  const run = useRun();
  const { min, max, step } = ask;
  const middle = min + Math.round((max - min) / 2 / step) * step;
  const [value, setValue] = useState(middle);
  const shown = shownNumber(ask, value);
  return (
    <form
      className={styles.slider}
      onSubmit={(event) => {
        event.preventDefault();
        run('guess', value);
      }}
    >
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-label={say.yourGuess}
        aria-valuetext={shown}
        onChange={(event) => setValue(Number(event.target.value))}
      />
      <output>{shown}</output>
      <button type="submit" className={styles.next}>
        {say.guess}
      </button>
    </form>
  );
}
