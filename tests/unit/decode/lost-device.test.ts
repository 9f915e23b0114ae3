import { expect, test } from 'vitest';
import { createSession } from '../../../src/decode/session/session';
import { fakeHost, model } from './fake-host';

test('a device that is lost three times within one text gives way to the CPU, however far apart; a new text counts anew', async () => {
  const host = fakeHost();
  const session = createSession(host);
  await session.open(model, new ArrayBuffer(0), 'auto');
  await session.prompt('abc');
  for (let i = 0; i < 2; i++) {
    host.lose(1);
    await session.step();
  }
  expect(session.state.getState().backend?.backend).toBe('webgpu');
  await session.prompt('abc');
  for (const backend of ['webgpu', 'webgpu', 'cpu']) {
    host.lose(1);
    await session.step();
    expect(session.state.getState().backend?.backend).toBe(backend);
  }
});
