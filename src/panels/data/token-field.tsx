/** One token, chosen by typing its text, with a line that says what was found. */
import { useId, useState } from 'react';
import type { LoadedModel } from '../../decode/session/session-state';
import { type TypedToken, typedToken } from '../../model/typed-token';
import frameStyles from '../kit/panel.module.css';
import { tokenText } from './text';
import styles from './token-field.module.css';

interface TokenFieldProps {
  readonly model: LoadedModel;
  /** The token as it is, whose text stands in the field; null: none. */
  readonly token: number | null;
  readonly label: string;
  readonly placeholder?: string;
  /** What is said of the text that was typed; null: nothing is. */
  told(found: TypedToken | null, textOf: (token: number) => string): string;
  /** Enter was pressed. Returns whether that could be taken. */
  onEnter(found: TypedToken | null): boolean;
  /** Of a button that takes the token, if there is one. */
  readonly button?: string;
  readonly outOfStage?: boolean;
}

export function TokenField({ model, token, label, placeholder, told, onEnter, button, outOfStage }: TokenFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const found = draft === null ? null : typedToken(draft, model.tokenizer);
  const bad = found?.kind === 'unknown' || found?.kind === 'several';
  return (
    <form
      className={styles.field}
      data-stage-out={outOfStage ? 'always' : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        if (onEnter(found)) setDraft(null);
      }}
    >
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        dir="auto"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={placeholder}
        value={draft ?? (token === null ? '' : tokenText(model, token))}
        aria-invalid={bad}
        aria-describedby={`${id}-told`}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null);
        }}
      />
      {button !== undefined && (
        <button type="submit" aria-disabled={found?.kind !== 'token'}>
          {button}
        </button>
      )}
      <span id={`${id}-told`} className={bad ? styles.wrong : frameStyles.quiet} aria-live="polite">
        {told(found, (each) => tokenText(model, each))}
      </span>
    </form>
  );
}
