/** Asks the browser for an adapter and a device. */
import { words } from '../../words';
import { messageOf } from '../../words/message-of';
import { EngineError } from '../engine';
import type { BackendReport } from '../host';

export type AdapterReport = NonNullable<BackendReport['adapter']>;

export interface FoundAdapter {
  readonly adapter: GPUAdapter;
  readonly report: AdapterReport;
}

/** Names under which CPUs appear as adapters. */
const softwareNames = /swiftshader|llvmpipe|lavapipe|basic render|software/iu;

/** Whether an adapter computes on the CPU: by its name, or because the browser says that it is a fallback. */
export function isSoftware(
  info: Pick<GPUAdapterInfo, 'vendor' | 'architecture' | 'device' | 'description'> & { readonly isFallbackAdapter?: boolean },
): boolean {
  return (
    info.isFallbackAdapter === true ||
    softwareNames.test(`${info.vendor} ${info.architecture} ${info.device} ${info.description}`)
  );
}

/**
 * The browser's fastest adapter.
 * @throws EngineError `unavailable` with a sentence that says why
 */
export async function requestAdapter(): Promise<FoundAdapter> {
  const gpu = (globalThis.navigator as Navigator | undefined)?.gpu as GPU | undefined;
  if (gpu === undefined) throw new EngineError('unavailable', words.engine.noWebGPU);
  const adapter = await inTime(gpu.requestAdapter({ powerPreference: 'high-performance' }));
  if (adapter === null) throw new EngineError('unavailable', words.engine.noAdapter);
  const { vendor, architecture, description } = adapter.info;
  return { adapter, report: { vendor, architecture, description, software: isSoftware(adapter.info) } };
}

/** A device of that adapter that allows a buffer of `largestBuffer` bytes; no more is asked for than is needed. @throws EngineError `unavailable` with a sentence that says why */
export async function requestDevice({ adapter }: FoundAdapter, largestBuffer: number): Promise<GPUDevice> {
  const asked = adapter
    .requestDevice({
      label: 'Keepsake',
      requiredLimits: { maxBufferSize: largestBuffer, maxStorageBufferBindingSize: largestBuffer },
    })
    .catch((cause: unknown) => {
      throw new EngineError('unavailable', words.engine.notStarted(messageOf(cause)));
    });
  return inTime(asked, (late) => late.destroy());
}

/** Seconds that a browser has for each answer; some drivers never answer. */
const patience = 3;

/**
 * A promise's value, if it comes in time.
 * @param release called with a value that comes too late
 * @throws EngineError `unavailable`
 */
function inTime<T>(asked: Promise<T>, release: (late: T) => void = () => undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    let waiting = true;
    const timer = setTimeout(() => {
      waiting = false;
      reject(new EngineError('unavailable', words.engine.noAnswer(patience)));
    }, 1000 * patience);
    asked.then(
      (value) => {
        clearTimeout(timer);
        if (waiting) resolve(value);
        else release(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        // An error that comes too late is ignored.
        reject(error as Error);
      },
    );
  });
}
