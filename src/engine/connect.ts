/** The page's end of the worker. Where there is no worker, `createHost` is the same host in the same thread. */
import { transfer, wrap } from 'comlink';
import { words } from '../words';
import { type Answer, taken } from './answer';
import { EngineError } from './engine';
import type { EngineHost } from './host';
import type { WorkerHost } from './worker';

/**
 * The host that runs in `worker` (src/engine/worker.ts). Its errors are of their own classes here too, with their code and details.
 * `load` hands the weights over: the page's ArrayBuffer is detached.
 * @throws EngineError `unavailable` from every call once the worker itself has failed
 */
export function connectHost(worker: Worker): EngineHost {
  const remote = wrap<WorkerHost>(worker);
  const pending = new Set<(error: EngineError) => void>();
  let failure: EngineError | null = null;
  // A worker that cannot start, or that dies, answers nothing: what waits for it must be told.
  worker.addEventListener('error', ({ message }) => {
    failure = new EngineError('unavailable', words.engine.worker(message));
    for (const reject of pending) reject(failure);
    pending.clear();
  });

  async function ask<T>(call: () => Promise<Answer<T>>): Promise<T> {
    if (failure !== null) throw failure;
    const { promise, reject } = rejection();
    pending.add(reject);
    try {
      return taken(await Promise.race([call(), promise]));
    } finally {
      pending.delete(reject);
    }
  }

  return {
    load: (spec, weights, choice) => ask(() => remote.load(spec, transfer(weights, [weights]), choice)),
    forward: (input, capture) => ask(() => remote.forward(input, capture)),
    contents: (name) => ask(() => remote.contents(name)),
    choose: (choice) => ask(() => remote.choose(choice)),
    recover: () => ask(() => remote.recover()),
    loseDevice: () => ask(() => remote.loseDevice()),
  };
}

function rejection(): { readonly promise: Promise<never>; readonly reject: (error: EngineError) => void } {
  let reject: (error: EngineError) => void = () => undefined;
  const promise = new Promise<never>((_, refuse) => {
    reject = refuse;
  });
  return { promise, reject };
}
