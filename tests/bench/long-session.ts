/** The part of the benchmark that runs in Node: sessions that decode on and on under a bounded cache, with the engine on the CPU. */
import { median } from 'd3-array';
import { readFileSync } from 'node:fs';
import { type Session, createSession } from '../../src/decode/session/session';
import { loadedModel } from '../../src/decode/session/session-state';
import { createHost } from '../../src/engine/create-host';
import { loadCatalogue } from '../../src/model/catalogue';
import type { ModelFiles } from '../../src/model/files';
import { loadModel } from '../../src/model/load-model';

const policy = { kind: 'window', size: 68, pinned: 4, positions: 'cache' } as const;
/** Reached before the first measurement, so that both are of a full history. */
const traceBytes = 16 * 2 ** 20;
/** Steps of each session that are timed. */
const timed = 600;

async function begin(model: string): Promise<Session> {
  const files: ModelFiles = { read: async (path) => new Uint8Array(readFileSync(`public/models/${path}`)).buffer };
  const entry = (await loadCatalogue(files)).models.find(({ id }) => id === model);
  if (!entry) throw new Error(`there is no model ${model}`);
  const parts = await loadModel(entry, files);
  const session = createSession(createHost(), { traceBytes });
  await session.open(loadedModel(parts), parts.weights, 'cpu');
  session.configure({ ...session.state.getState().reading, policy });
  await session.prompt(entry.prompt);
  return session;
}

async function stepTo(session: Session, length: number): Promise<void> {
  while (session.state.getState().length < length) await session.step();
}

/**
 * At each of two lengths: bytes that a session has in use after a collection, as one session passes them; and the median milliseconds
 * of a step, by two sessions that take their steps in turns, so that a machine that grows slower meanwhile is slower for both.
 */
export async function longSession(model: string, [early, late]: readonly [number, number], collect: () => void) {
  const now = async (): Promise<number> => {
    // Buffers are freed a turn after the objects that held them.
    for (let i = 0; i < 5; i++) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = await now();
  const inUse = async (): Promise<number> => (await now()) - before;
  const far = await begin(model);
  await stepTo(far, early);
  const atEarly = await inUse();
  await stepTo(far, late);
  const atLate = await inUse();
  const near = await begin(model);
  await stepTo(near, early);
  const times: [near: number[], far: number[]] = [[], []];
  for (let i = 0; i < timed; i++) {
    for (const [which, session] of [near, far].entries()) {
      const from = performance.now();
      await session.step();
      times[which]?.push(performance.now() - from);
    }
  }
  return [
    { model, length: early, median: median(times[0]) ?? Number.NaN, bytes: atEarly },
    { model, length: late, median: median(times[1]) ?? Number.NaN, bytes: atLate },
  ];
}
