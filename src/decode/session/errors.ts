/**
 * `not-numbers`: the logits are not finite; `no-model`, `no-token`, `no-step`: what was asked for does not exist; `no-zero-sink`: the model
 * cannot have it; `full`: the text cannot grow; `overtaken`: the text was changed, by something asked for later, before it was done.
 */
export type DecodeErrorCode = 'not-numbers' | 'no-zero-sink' | 'no-model' | 'no-token' | 'no-step' | 'full' | 'overtaken';

export class DecodeError extends Error {
  override readonly name = 'DecodeError';
  readonly code: DecodeErrorCode;
  constructor(code: DecodeErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
