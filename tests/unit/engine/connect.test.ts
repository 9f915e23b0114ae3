import { describe, expect, it, vi } from 'vitest';
import { connectHost } from '../../../src/engine/connect';

/** A worker of which only its death is seen. */
function silentWorker(): { readonly worker: Worker; fail(message: string): void } {
  const target = new EventTarget();
  const worker = Object.assign(target, { postMessage: vi.fn<Worker['postMessage']>() }) as unknown as Worker;
  return { worker, fail: (message) => target.dispatchEvent(Object.assign(new Event('error'), { message })) };
}

describe('connectHost', () => {
  it('refuses what waits, and all later calls, when the worker fails', async () => {
    const { worker, fail } = silentWorker();
    const host = connectHost(worker);
    const waiting = host.choose('cpu');
    fail('no such script');
    await expect(waiting).rejects.toMatchObject({
      name: 'EngineError',
      code: 'unavailable',
      message: expect.stringContaining('no such script'),
    });
    await expect(host.recover()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('hands the weights over', () => {
    const { worker } = silentWorker();
    const weights = new ArrayBuffer(8);
    void connectHost(worker).load({} as never, weights, 'cpu');
    expect(worker.postMessage).toHaveBeenCalledWith(expect.anything(), [weights]);
  });
});
