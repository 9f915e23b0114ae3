/**
 * The contract between an embedded page and the one that embeds it, version 1: what each may send the other by `postMessage`. docs/embedding.md
 * tells it to authors. Nothing that can be asked for does more than a visitor's click.
 */
import * as v from 'valibot';
import { version } from './version';

const common = { keepsake: v.literal(version), id: v.optional(v.union([v.string(), v.number()])) };
/** Tokens at a time. */
const count = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 1);

/** What the page around it may ask. `id` comes back with the answer. */
export const requestSchema = v.variant('type', [
  /** Answered by `ready` as soon as a text is read: who asks too early asks again. */
  v.object({ ...common, type: v.literal('ping') }),
  /** Answered by `state`. */
  v.object({ ...common, type: v.literal('state') }),
  /** `state` is sent after every change of the text, too. */
  v.object({ ...common, type: v.literal('watch') }),
  v.object({ ...common, type: v.literal('step'), count }),
  v.object({ ...common, type: v.literal('back'), count }),
  /** Shows the moment of a link: its fragment, with or without #. */
  v.object({ ...common, type: v.literal('restore'), link: v.pipe(v.string(), v.maxLength(20_000)) }),
]);

export type Request = v.InferOutput<typeof requestSchema>;

type Id = Request['id'];

/** What an embedded page sends. */
export type Answer =
  | { readonly type: 'ready'; readonly id?: Id }
  /** `link`: the fragment that `restore` takes; `tokens`: ids up to the cursor; `text`: what they spell. */
  | { readonly type: 'state'; readonly id?: Id; readonly link: string; readonly tokens: readonly number[]; readonly text: string }
  /** What was asked is done. */
  | { readonly type: 'done'; readonly id?: Id }
  /** It was not done; `why` is a sentence. */
  | { readonly type: 'refused'; readonly id?: Id; readonly why: string }
  /** A key that the embedded page has no use for, with the fields of its KeyboardEvent. */
  | ({ readonly type: 'key' } & Pick<
      KeyboardEvent,
      'key' | 'code' | 'keyCode' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey' | 'repeat'
    >);

/** Whether a message is meant for this contract, of whatever version and however malformed. */
export const isAddressed = (message: unknown): message is { readonly keepsake: unknown; readonly id?: unknown } =>
  typeof message === 'object' && message !== null && 'keepsake' in message;

/** The id of a message, if it is one that can be sent back. */
export const idOf = ({ id }: { readonly id?: unknown }): Id =>
  typeof id === 'string' || typeof id === 'number' ? id : undefined;
