/**
 * `not-numbers`: the logits are not finite; `no-model`, `no-token`, `no-step`: there is no such thing; `no-zero-sink`: the model does not
 * support it; `full`: the text cannot grow; `recorded`: a recording has another token there;
 * `overtaken`: a later command changed the text first.
 */
export type DecodeErrorCode =
  | 'not-numbers'
  | 'no-zero-sink'
  | 'no-model'
  | 'no-token'
  | 'no-step'
  | 'full'
  | 'recorded'
  | 'overtaken';

export class DecodeError extends Error {
  override readonly name = 'DecodeError';
  readonly code: DecodeErrorCode;
  constructor(code: DecodeErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
