/** The page's end of the worker. */
import { type Remote, transfer, wrap } from 'comlink';
import { taken } from './answer';
import type { EngineHost } from './host';
import type { WorkerHost } from './worker';

/** An EngineHost that runs in `worker`; its errors are of their own classes. */
export function connectHost(worker: Worker): EngineHost {
  const remote: Remote<WorkerHost> = wrap<WorkerHost>(worker);
  return {
    load: async (spec, weights, choice) => taken(await remote.load(spec, transfer(weights, [weights]), choice)),
    forward: async (input, capture) => taken(await remote.forward(input, capture)),
    choose: async (choice) => taken(await remote.choose(choice)),
    recover: async () => taken(await remote.recover()),
    loseDevice: async () => taken(await remote.loseDevice()),
  };
}
