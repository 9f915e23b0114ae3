import { type AreaName, wordsOf } from '../../words';

const area = 'recording' satisfies AreaName;
type Messages = ReturnType<typeof wordsOf<typeof area>>['error'];

export type RecordingErrorCode = keyof Messages;
/** What each error knows: the tensor, what was expected and found … by code. */
export type RecordingErrorDetails = {
  readonly [C in RecordingErrorCode]: Parameters<Messages[C]>[0] extends infer D extends object ? D : object;
};

/** A recording that cannot be shown. The message says what was found and expected, and what to do; the words of `recording` must be loaded. */
export class RecordingError<C extends RecordingErrorCode = RecordingErrorCode> extends Error {
  override readonly name = 'RecordingError';
  readonly code: C;
  readonly details: RecordingErrorDetails[C];

  constructor(code: C, details: RecordingErrorDetails[C], options?: ErrorOptions) {
    const message = wordsOf(area).error[code] as (details: RecordingErrorDetails[C]) => string;
    super(message(details), options);
    this.code = code;
    this.details = details;
  }
}
