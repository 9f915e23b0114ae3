/** A token that replaces token 0, chosen by typing its text. */
import type { LoadedModel } from '../../../decode/session/session-state';
import type { TypedToken } from '../../../model/typed-token';
import { useRun } from '../../../store/react';
import { wordsOf } from '../../../words';
import { TokenField } from '../../data/token-field';

const say = wordsOf('policy').firstToken;

interface FirstTokenProps {
  readonly model: LoadedModel;
  /** The present replacement; null: the model's token. */
  readonly replaced: number | null;
}

export function FirstToken({ model, replaced }: FirstTokenProps) {
  const run = useRun();
  return (
    <TokenField
      model={model}
      token={replaced}
      label={say.name}
      told={(found, textOf) =>
        found === null && replaced !== null ? say.token(replaced, textOf(replaced)) : messageOf(found, textOf)
      }
      onEnter={(found) => {
        if (found?.kind !== 'token') return false;
        run('surgery', { dropFirst: false, replaceFirst: found.token });
        return true;
      }}
      button={say.replace}
    />
  );
}

function messageOf(found: TypedToken | null, textOf: (token: number) => string): string {
  switch (found?.kind) {
    case 'token':
      return say.token(found.token, textOf(found.token));
    case 'unknown':
      return say.unknown(found.count);
    case 'several':
      return say.several(found.tokens.map(textOf));
    case 'empty':
    case undefined:
      return say.hint;
  }
}
