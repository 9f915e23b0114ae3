/** The token in place of the changed one: the likeliest other one there, or one that is typed. */
import type { LoadedModel } from '../../../decode/session/session-state';
import type { TypedToken } from '../../../model/typed-token';
import { wordsOf } from '../../../words';
import { TokenField } from '../../data/token-field';

const say = wordsOf('cone');

interface OtherTokenProps {
  readonly model: LoadedModel;
  /** Null: the likeliest other one. */
  readonly token: number | null;
  readonly onChoose: (token: number | null) => void;
}

export function OtherToken({ model, token, onChoose }: OtherTokenProps) {
  return (
    <TokenField
      model={model}
      token={token}
      label={say.other}
      placeholder={say.likeliest}
      told={messageOf}
      onEnter={(found) => {
        if (found?.kind !== 'token' && found?.kind !== 'empty') return false;
        onChoose(found.kind === 'token' ? found.token : null);
        return true;
      }}
      outOfStage
    />
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
