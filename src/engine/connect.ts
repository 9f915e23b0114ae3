/** The page's end of the worker. Where there is no worker, `createHost` is the same host in the same thread. */
import { transfer, wrap } from 'comlink';
import { words } from '../words';
import { type Answer, taken } from './answer';
import { EngineError } from './engine';
import type { EngineHost } from './host';
import type { WorkerHost } from './worker';

/** A host in its own thread, and how to end that thread. */
export interface ConnectedHost {
  readonly host: EngineHost;
  /** Ends the worker. Pending and later calls are rejected with EngineError `closed`. */
  close(): void;
}

/**
 * The host that runs in `worker` (src/engine/worker.ts). Its errors keep their classes, codes and details here.
 * `load` transfers the weights: the page's ArrayBuffer is detached.
 * @throws EngineError `unavailable` from every call once the worker itself has failed
 */
export function connectHost(worker: Worker): ConnectedHost {
  const remote = wrap<WorkerHost>(worker);
  const pending = new Set<(error: EngineError) => void>();
  let failure: EngineError | null = null;
  function fail(error: EngineError): void {
    failure ??= error;
    for (const reject of pending) reject(failure);
    pending.clear();
  }
  // A worker that cannot start, or that dies, never answers: pending calls must be rejected here.
  worker.addEventListener('error', ({ message }) => fail(new EngineError('unavailable', words.engine.worker(message))));

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
    host: {
      prepare: (plan, choice) => ask(() => remote.prepare(plan, choice)),
      load: (plan, weights, choice) => ask(() => remote.load(plan, transfer(weights, [weights]), choice)),
      play: (plan, recording, choice) => ask(() => remote.play(plan, recording, choice)),
      forward: (input, capture) => ask(() => remote.forward(input, capture)),
      contents: (name, snapshot) => ask(() => remote.contents(name, snapshot)),
      tensor: (name) => ask(() => remote.tensor(name)),
      choose: (choice) => ask(() => remote.choose(choice)),
      recover: () => ask(() => remote.recover()),
      loseDevice: () => ask(() => remote.loseDevice()),
    },
    close() {
      worker.terminate();
      fail(new EngineError('closed', words.engine.closed));
    },
  };
}

function rejection(): { readonly promise: Promise<never>; readonly reject: (error: EngineError) => void } {
  let reject: (error: EngineError) => void = () => undefined;
  const promise = new Promise<never>((_, refuse) => {
    reject = refuse;
  });
  return { promise, reject };
}
