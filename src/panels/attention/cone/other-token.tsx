/** The token in place of the changed one: the likeliest other one there, or one that is typed. */
import { useId, useState } from 'react';
import type { LoadedModel } from '../../../decode/session/session-state';
import { type TypedToken, typedToken } from '../../../model/typed-token';
import { wordsOf } from '../../../words';
import { tokenText } from '../../data/text';
import frameStyles from '../../kit/panel.module.css';
import styles from './cone-panel.module.css';

const say = wordsOf('cone');

interface OtherTokenProps {
  readonly model: LoadedModel;
  /** Null: the likeliest other one. */
  readonly token: number | null;
  readonly onChoose: (token: number | null) => void;
}

export function OtherToken({ model, token, onChoose }: OtherTokenProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const found = draft === null ? null : typedToken(draft, model.tokenizer);
  const bad = found?.kind === 'unknown' || found?.kind === 'several';
  return (
    <form
      className={styles.other}
      data-stage-out="always"
      onSubmit={(event) => {
        event.preventDefault();
        if (found?.kind !== 'token' && found?.kind !== 'empty') return;
        onChoose(found.kind === 'token' ? found.token : null);
        setDraft(null);
      }}
    >
      <label htmlFor={id}>{say.other}</label>
      <input
        id={id}
        type="text"
        dir="auto"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={say.likeliest}
        value={draft ?? (token === null ? '' : tokenText(model, token))}
        aria-invalid={bad}
        aria-describedby={`${id}-told`}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null);
        }}
      />
      <span id={`${id}-told`} className={bad ? styles.wrong : frameStyles.quiet} aria-live="polite">
        {messageOf(found, (each) => tokenText(model, each))}
      </span>
    </form>
  );
}

function messageOf(found: TypedToken | null, textOf: (token: number) => string): string {
  switch (found?.kind) {
    case 'token':
      return say.typed(textOf(found.token));
    case 'unknown':
      return say.unknown;
    case 'several':
      return say.several(found.tokens.map(textOf).join(' | '));
    case 'empty':
    case undefined:
      return say.otherHint;
  }
}
