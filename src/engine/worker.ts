/** The worker that runs the engine, so that the page never stutters. */
import { expose, transfer } from 'comlink';
import { isLanguage, speak } from '../words';
import { type Answer, answer } from './answer';
import { createHost } from './create-host';
import type { EngineHost } from './host';

const host = createHost();

// A browser's first adapter takes it long; it is asked for here, so that the one that a model asks for comes at once.
void (navigator as Partial<Navigator>).gpu?.requestAdapter({ powerPreference: 'high-performance' }).catch(() => undefined);

/** The worker's name is the page's language. If its words cannot be fetched, they stay English. */
const spoken = (isLanguage(self.name) ? speak(self.name) : Promise.resolve()).catch(() => undefined);

/** The host with every failure turned into a value: an error's class is lost between threads. */
export type WorkerHost = {
  [Name in keyof EngineHost]: (...args: Parameters<EngineHost[Name]>) => Promise<Answer<Awaited<ReturnType<EngineHost[Name]>>>>;
};

const worker: WorkerHost = {
  prepare: (...args) => answer(spoken.then(() => host.prepare(...args))),
  load: (...args) => answer(spoken.then(() => host.load(...args))),
  play: (...args) => answer(spoken.then(() => host.play(...args))),
  forward: (...args) => handedOver(host.forward(...args)),
  contents: (...args) => handedOver(host.contents(...args)),
  tensor: (...args) => handedOver(host.tensor(...args)),
  choose: (...args) => answer(spoken.then(() => host.choose(...args))),
  recover: () => answer(host.recover()),
  loseDevice: () => answer(host.loseDevice()),
};

expose(worker);

/** Numbers that are transferred to the page's thread instead of copied. */
async function handedOver(numbers: Promise<Float32Array>): Promise<Answer<Float32Array>> {
  const result = await answer(numbers);
  return 'value' in result ? transfer(result, [result.value.buffer]) : result;
}
