/** Asks the models of the passkey experiment, one after another. */
import type { StoreApi } from 'zustand/vanilla';
import { type PasskeyAnswer, askPasskeys, cells } from '../decode/runs/passkey-run';
import { loadedModel } from '../decode/session/session-state';
import { loadModel } from '../model/load-model';
import { type PasskeyParts, type PasskeysState, passkeyModels } from './passkeys-state';

/** Each is opened in a thread of its own, asked, and closed; what it answers is in the store at once. */
export async function askModels(
  { catalogue, files, startHost }: PasskeyParts,
  store: StoreApi<PasskeysState>,
  trials: number,
  signal: AbortSignal,
): Promise<void> {
  const models = passkeyModels(catalogue);
  const each = trials * cells;
  for (const [i, entry] of models.entries()) {
    if (signal.aborted) return;
    const tell = (done: number): void =>
      store.setState({ now: { model: entry.name, done: i * each + done, all: models.length * each } });
    tell(0);
    const parts = await loadModel(entry, files, signal);
    const model = loadedModel(parts);
    const { host, close } = startHost();
    try {
      await host.load(model.plan, parts.weights, 'auto');
      const answers: PasskeyAnswer[] = [];
      for await (const answer of askPasskeys(host, model, trials, signal)) {
        answers.push(answer);
        store.setState((s) => ({ answers: { ...s.answers, [entry.id]: [...answers] } }));
        tell(answers.length);
      }
    } finally {
      close();
    }
  }
}
