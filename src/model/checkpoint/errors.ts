import { wordsOf } from '../../words';

type Messages = ReturnType<typeof wordsOf<'checkpoint'>>['error'];

export type CheckpointErrorCode = keyof Messages;
/** What each error knows: the file, the tensor, what was expected and found … by code. */
export type CheckpointErrorDetails = { readonly [C in CheckpointErrorCode]: Parameters<Messages[C]>[0] };

/** A checkpoint that cannot be opened. The message says what was found and expected, and what to do. */
export class CheckpointError<C extends CheckpointErrorCode = CheckpointErrorCode> extends Error {
  override readonly name = 'CheckpointError';
  readonly code: C;
  readonly details: CheckpointErrorDetails[C];

  constructor(code: C, details: CheckpointErrorDetails[C], options?: ErrorOptions) {
    const message = wordsOf('checkpoint').error[code] as (details: CheckpointErrorDetails[C]) => string;
    super(message(details), options);
    this.code = code;
    this.details = details;
  }
}
