import { words } from '../words';

type Messages = typeof words.model.error;

export type ModelErrorCode = keyof Messages;
/** What each error knows: the tensor, both shapes, the path … by code. */
export type ModelErrorDetails = { readonly [C in ModelErrorCode]: Parameters<Messages[C]>[0] };

/** A model file with a defect. The message says what was found and expected, and what to do. */
export class ModelError<C extends ModelErrorCode = ModelErrorCode> extends Error {
  override readonly name = 'ModelError';
  readonly code: C;
  readonly details: ModelErrorDetails[C];

  constructor(code: C, details: ModelErrorDetails[C], options?: ErrorOptions) {
    const message = words.model.error[code] as (details: ModelErrorDetails[C]) => string;
    super(message(details), options);
    this.code = code;
    this.details = details;
  }
}
