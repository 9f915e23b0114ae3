/** A token that replaces token 0, chosen by typing its text. */
import { useId, useState } from 'react';
import type { LoadedModel } from '../../../decode/session/session-state';
import { type TypedToken, typedToken } from '../../../model/typed-token';
import { useRun } from '../../../store/react';
import { wordsOf } from '../../../words';
import frameStyles from '../../kit/panel.module.css';
import { tokenText } from '../../data/text';
import styles from './surgery.module.css';

const say = wordsOf('policy').firstToken;

interface FirstTokenProps {
  readonly model: LoadedModel;
  /** The present replacement; null: the model's token. */
  readonly replaced: number | null;
}

export function FirstToken({ model, replaced }: FirstTokenProps) {
  const run = useRun();
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const there = replaced === null ? '' : tokenText(model, replaced);
  const found = draft === null ? null : typedToken(draft, model.tokenizer);
  const told =
    found === null
      ? replaced === null
        ? say.hint
        : say.token(replaced, there)
      : messageOf(found, (token) => tokenText(model, token));
  const bad = found?.kind === 'unknown' || found?.kind === 'several';
  return (
    <form
      className={styles.first}
      onSubmit={(event) => {
        event.preventDefault();
        if (found?.kind !== 'token') return;
        run('surgery', { dropFirst: false, replaceFirst: found.token });
        setDraft(null);
      }}
    >
      <label htmlFor={id}>{say.name}</label>
      <input
        id={id}
        type="text"
        dir="auto"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={draft ?? there}
        aria-invalid={bad}
        aria-describedby={`${id}-told`}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null);
        }}
      />
      <button type="submit" aria-disabled={found?.kind !== 'token'}>
        {say.replace}
      </button>
      <span id={`${id}-told`} className={bad ? styles.wrong : frameStyles.quiet} aria-live="polite">
        {told}
      </span>
    </form>
  );
}

function messageOf(found: TypedToken, textOf: (token: number) => string): string {
  switch (found.kind) {
    case 'token':
      return say.token(found.token, textOf(found.token));
    case 'empty':
      return say.hint;
    case 'unknown':
      return say.unknown(found.count);
    case 'several':
      return say.several(found.tokens.map(textOf));
  }
}
