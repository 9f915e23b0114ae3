/** What a panel says before there is enough to draw: that the model is loading, that no text is read, or only its first token. */
import type { LoadedModel } from '../../decode/session/session-state';
import { words } from '../../words';

const { states } = words.panels;

interface Said {
  /** Beside the panel's title. */
  readonly line: string;
  /** In place of its figure. */
  readonly message: string;
}

export function nothingRead(model: LoadedModel | null): Said {
  return model ? { line: states.emptyLine, message: states.empty } : { line: states.loading, message: states.loading };
}

/** Of a panel whose figure begins with the second row. */
export function oneRowAtMost({ model, length }: { readonly model: LoadedModel | null; readonly length: number }): Said {
  return length === 0 ? nothingRead(model) : { line: states.oneRowLine, message: states.oneRow };
}
