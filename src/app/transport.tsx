/** Stepping: the buttons, the cursor, and the speed of playing. */
import { maxTokens } from '../decode/reader/model-limits';
import { type ActionId, actions } from '../store/actions';
import { useAvailable, useRun, useSession, useDisplay } from '../store/react';
import { words } from '../words';
import { keyLabel } from './keys';
import styles from './transport.module.css';

const speeds = [1, 2, 4, 8, 16, 0];

export function Transport() {
  const run = useRun();
  const playing = useDisplay((display) => display.playing);
  const speed = useDisplay((display) => display.speed);
  return (
    <div className={styles.transport} role="group" aria-label={words.app.transport}>
      <ActionButton id="start" glyph="M3 3h2v10H3zM13 3v10L6 8z" />
      <ActionButton id="back" glyph="M11 3v10L4 8z" />
      <ActionButton
        id="play"
        glyph={playing ? 'M4 3h3v10H4zM9 3h3v10H9z' : 'M5 3v10l8-5z'}
        name={playing ? words.app.pause : undefined}
        pressed={playing}
      />
      <StepButton />
      <ActionButton id="end" glyph="M11 3h2v10h-2zM3 3v10l7-5z" />
      <label className={styles.speed}>
        <span className={styles.hidden}>{words.app.speed}</span>
        <select value={speeds.includes(speed) ? speed : 4} onChange={(event) => run('speed', Number(event.target.value))}>
          {speeds.map((perSecond) => (
            <option key={perSecond} value={perSecond}>
              {words.app.speedUnit(perSecond)}
            </option>
          ))}
        </select>
      </label>
      <Position />
    </div>
  );
}

interface ActionButtonProps {
  readonly id: Extract<ActionId, 'start' | 'back' | 'play' | 'end'>;
  /** An SVG path in a square of 16. */
  readonly glyph: string;
  readonly name?: string | undefined;
  readonly pressed?: boolean;
}

function ActionButton({ id, glyph, name = actions[id].name, pressed }: ActionButtonProps) {
  const run = useRun();
  const available = useAvailable(id);
  const keys = actions[id].keys.map(keyLabel).join(', ');
  return (
    <button
      type="button"
      className={styles.icon}
      aria-label={name}
      aria-disabled={available !== true}
      aria-pressed={pressed}
      title={available === true ? `${name} (${keys})` : available}
      onClick={() => run(id)}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={glyph} fill="currentColor" />
      </svg>
    </button>
  );
}

/** The next action, and the only emphasised control on the page. */
function StepButton() {
  const run = useRun();
  const available = useAvailable('step');
  return (
    <button
      type="button"
      className={styles.step}
      aria-disabled={available !== true}
      title={available === true ? actions.step.keys.map(keyLabel).join(', ') : available}
      onClick={() => run('step')}
    >
      {actions.step.name} <span aria-hidden="true">→</span>
    </button>
  );
}

function Position() {
  const [length, promptLength, capacity] = useSession((s) => [
    s.length,
    s.promptLength,
    s.model ? maxTokens(s.reading, s.model) : 0,
  ]);
  return (
    // Read on request, not at every step; the end of playing is announced separately.
    <output className={styles.position} aria-live="off">
      {length === undefined || length === 0 ? '' : words.app.position(length, promptLength ?? 0, capacity ?? 0)}
    </output>
  );
}
