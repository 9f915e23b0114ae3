import type { Engine } from './engine';

/**
 * Median wall-clock milliseconds of three one-token steps with capture, after two to warm up. Writes slot 0 only, which the first
 * token of any text writes again.
 * @throws EngineError `lost`
 */
export async function timeSteps(engine: Engine): Promise<number> {
  const input = { tokens: Uint32Array.of(0), slots: Uint32Array.of(0), positions: Uint32Array.of(0) };
  const times: number[] = [];
  for (let step = 0; step < 5; step++) {
    const began = performance.now();
    await engine.forward(input, true);
    if (step >= 2) times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[1] ?? Infinity;
}
