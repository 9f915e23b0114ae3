/** How a question is answered: in the text, in the matrix, on a slider, or by one of a few. */
import { useEffect, useState } from 'react';
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

/** While it is asked, a press on a token is the guess, and nothing else. */
function TokenGuess() {
  const run = useRun();
  useEffect(() => {
    const press = (event: MouseEvent | KeyboardEvent): void => {
      const chip = event.target instanceof Element ? event.target.closest('[data-token]') : null;
      if (!(chip instanceof HTMLElement)) return;
      if ('key' in event && event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      run('guess', Number(chip.dataset['token']));
    };
    // Before anything that the page does with it.
    const events = ['click', 'keydown'] as const;
    for (const event of events) document.addEventListener(event, press, { capture: true });
    document.documentElement.dataset['asks'] = 'token';
    return () => {
      for (const event of events) document.removeEventListener(event, press, { capture: true });
      delete document.documentElement.dataset['asks'];
    };
  }, [run]);
  return <p className={styles.hint}>{say.inText}</p>;
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
