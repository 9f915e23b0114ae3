/** What is measured of a draft apart from the text: how fast it is, and its next passes. */
import type { StoreApi } from 'zustand/vanilla';
import type { EngineHost } from '../../engine/host';
import { passesAhead, readAll } from '../drafting/draft-ahead';
import { measureDraft as timeDraft } from '../drafting/draft-measure';
import type { DraftPass } from '../drafting/draft-pass';
import { type Drafting, shapeFor } from '../drafting/drafting';
import { Reader } from '../reader/reader';
import { sample } from '../sampling';
import { type SessionState, capacityOf, requireModel } from './session-state';

interface DraftParts {
  readonly host: EngineHost;
  readonly state: StoreApi<SessionState>;
  readonly drafting: Drafting;
}

/** See Session.measureDraft. */
export async function measureDraft(
  { host, state: session, drafting }: DraftParts,
  tokens: number,
  signal: AbortSignal,
): Promise<void> {
  const { state } = drafting;
  const now = session.getState();
  const model = requireModel(now);
  const { tokens: text, length, reading, sampling } = now;
  const { drafter } = drafting;
  const { count, candidates } = shapeFor(model, state.getState());
  // The last pass may give as many tokens more as it drafts, and reads them all.
  const room = Math.min(tokens, capacityOf(now) - length - count * candidates - 1);
  if (!drafter || length === 0 || room < 1) return;
  state.setState({ measuring: true, measured: null });
  const parts = { host, model, reading, sampling, drafter, text: text.take(length) };
  try {
    state.setState({ measured: await timeDraft(parts, { tokens: room, count, candidates }, signal) });
  } finally {
    state.setState({ measuring: false });
  }
}

/** See Session.draftAhead. */
export async function draftAhead(
  { host, state: session, drafting }: DraftParts,
  passes: number,
  signal: AbortSignal,
): Promise<readonly DraftPass[]> {
  const now = session.getState();
  const model = requireModel(now);
  const { tokens, length, reading, sampling } = now;
  const shape = shapeFor(model, drafting.state.getState());
  const most = capacityOf(now) - shape.count * shape.candidates - 1;
  const [{ drafter }, text] = [drafting, tokens.take(length)];
  if (!drafter || length === 0) return [];
  const reader = new Reader(host, model.plan, () => undefined);
  reader.setSettings(reading);
  const logits = (await readAll(reader, text, length - 1, signal)).at(-1)?.logits;
  if (!logits || length > most) return [];
  const found: DraftPass[] = [];
  const parts = { reader, model, sampling, drafter, text, first: drafting.next() ?? sample(logits, sampling, length) };
  for await (const { pass, text: grown } of passesAhead(parts, shape, signal)) {
    found.push(pass);
    if (found.length >= passes || grown.length > most) break;
  }
  if (!signal.aborted) drafting.showAhead(found);
  return found;
}
