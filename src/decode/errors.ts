/** `not-numbers`: the logits are not finite; `no-model`, `no-token`, `no-step`: what was asked for does not exist. */
export type DecodeErrorCode = 'not-numbers' | 'no-model' | 'no-token' | 'no-step';

export class DecodeError extends Error {
  override readonly name = 'DecodeError';
  readonly code: DecodeErrorCode;
  constructor(code: DecodeErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
