/** Passes of speculative decoding after a text, with a reader of their own: no session's text grows by them. */
import type { StepTrace } from '../../engine/trace';
import type { Reader } from '../reader/reader';
import type { SamplingSettings } from '../sampling';
import type { LoadedModel } from '../session/session-state';
import type { Sequence } from '../text/sequence';
import { type DraftPass, draftPass } from './draft-pass';
import type { Drafter, ProposalShape } from './drafter';

export interface AheadParts {
  /** Of the target; it overwrites the target's cache. */
  readonly reader: Reader;
  readonly model: LoadedModel;
  readonly sampling: SamplingSettings;
  readonly drafter: Drafter;
  readonly text: Sequence<number>;
  /** The token that follows it. */
  readonly first: number;
}

/** The rows of a text from an index on; fewer when interrupted. @throws EngineError, DecodeError `not-numbers` */
export async function readAll(
  reader: Reader,
  text: Sequence<number>,
  from: number,
  signal: AbortSignal,
): Promise<readonly StepTrace[]> {
  const rows: StepTrace[] = [];
  await reader.read(text, { from, signal, onChunk: (traces) => rows.push(...traces), allLogits: true });
  return rows;
}

/** Pass after pass, each with the text that it leaves; ends when interrupted. @throws EngineError, DecodeError `not-numbers` */
export async function* passesAhead(
  { reader, model, sampling, drafter, ...begin }: AheadParts,
  shape: ProposalShape,
  signal: AbortSignal,
): AsyncGenerator<{ readonly pass: DraftPass; readonly text: Sequence<number> }> {
  let { text, first } = begin;
  while (!signal.aborted) {
    const done = await draftPass({
      text,
      first,
      sampling,
      propose: (longer) => drafter.propose(longer, shape, { target: model, sampling, signal }),
      read: (longer, from) => readAll(reader, longer, from, signal),
      readTree: (longer, ways) => reader.readTree(longer, ways, signal),
    });
    if (!done) return;
    const { pass, traces } = done;
    for (const { token } of traces) text = text.push(token);
    first = pass.next.token;
    yield { pass, text };
  }
}
