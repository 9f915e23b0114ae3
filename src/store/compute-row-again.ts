/** Computes the row that is looked at again, on both backends; loaded when it is first asked for. */
import type { StoreApi } from 'zustand/vanilla';
import { interventionsOf, isEvicting } from '../decode/reader/reading-settings';
import { type RowAgainWay, computeRowAgain, planFor } from '../decode/runs/row-again';
import { allOf } from '../engine/logits';
import { focusedRow } from './display';
import type { RowAgainParts, RowAgainState } from './row-again-state';

/** What each way came to is in the store at once. @param signal ends it, also before it has begun */
export async function computeLookedAt(
  { session, display, models, startHost }: RowAgainParts,
  store: StoreApi<RowAgainState>,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  const { tokens: text, length, reading, model, backend } = session.state.getState();
  if (!model || !backend || backend.backend === 'recorded') return;
  const index = focusedRow(display.getState().locked, length);
  const [{ weights }, { logits }] = await Promise.all([models.load(model.entry.id, signal), session.ensureLogits(index, signal)]);
  const all = allOf(logits);
  if (signal.aborted || all === null) return;
  const [first = 0, ...others] = text.slice(0, index + 1);
  const tokens = [reading.replaceFirst ?? first, ...others];
  const { host, close } = startHost();
  signal.addEventListener('abort', close);
  try {
    const plan = planFor(model.spec, tokens.length);
    const parts = {
      host,
      plan,
      weights,
      tokens,
      interventions: interventionsOf(reading),
      logits: all,
      backend: backend.backend,
    };
    const ways: RowAgainWay[] = [];
    for await (const way of computeRowAgain(parts, signal)) {
      if (signal.aborted) return;
      ways.push(way);
      store.setState({ result: { rows: tokens.length, evicting: isEvicting(reading), ways: [...ways] } });
    }
  } finally {
    signal.removeEventListener('abort', close);
    if (!signal.aborted) close();
  }
}
