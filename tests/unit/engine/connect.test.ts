import { describe, expect, it, vi } from 'vitest';
import { connectHost } from '../../../src/engine/connect';

/** A worker that can only fail. */
function silentWorker(): { readonly worker: Worker; fail(message: string): void } {
  const target = new EventTarget();
  const worker = Object.assign(target, {
    postMessage: vi.fn<Worker['postMessage']>(),
    terminate: vi.fn<Worker['terminate']>(),
  }) as unknown as Worker;
  return { worker, fail: (message) => target.dispatchEvent(Object.assign(new Event('error'), { message })) };
}

describe('connectHost', () => {
  it('rejects pending and later calls when the worker fails', async () => {
    const { worker, fail } = silentWorker();
    const { host } = connectHost(worker);
    const waiting = host.choose('cpu');
    fail('no such script');
    await expect(waiting).rejects.toMatchObject({
      name: 'EngineError',
      code: 'unavailable',
      message: expect.stringContaining('no such script'),
    });
    await expect(host.recover()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('transfers the weights', () => {
    const { worker } = silentWorker();
    const weights = new ArrayBuffer(8);
    void connectHost(worker).host.load({} as never, weights, 'cpu');
    expect(worker.postMessage).toHaveBeenCalledWith(expect.anything(), [weights]);
  });

  it('rejects pending and later calls when it is closed', async () => {
    const { worker } = silentWorker();
    const { host, close } = connectHost(worker);
    const waiting = host.choose('cpu');
    close();
    await expect(waiting).rejects.toMatchObject({ name: 'EngineError', code: 'closed' });
    await expect(host.recover()).rejects.toMatchObject({ code: 'closed' });
    expect(worker.terminate).toHaveBeenCalledOnce();
  });
});
