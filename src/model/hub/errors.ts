import { wordsOf } from '../../words';

type Messages = ReturnType<typeof wordsOf<'hub'>>['error'];

export type HubErrorCode = keyof Messages;
/** What each error knows: the repository, the file, its size … by code. */
export type HubErrorDetails = { readonly [C in HubErrorCode]: Parameters<Messages[C]>[0] };

/** A repository that cannot be listed, fetched or kept. The message says what happened, and what to do. */
export class HubError<C extends HubErrorCode = HubErrorCode> extends Error {
  override readonly name = 'HubError';
  readonly code: C;
  readonly details: HubErrorDetails[C];

  constructor(code: C, details: HubErrorDetails[C], options?: ErrorOptions) {
    const message = wordsOf('hub').error[code] as (details: HubErrorDetails[C]) => string;
    super(message(details), options);
    this.code = code;
    this.details = details;
  }
}
