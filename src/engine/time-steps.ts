import { median } from 'd3-array';
import type { Engine } from './engine';

/** Long enough for compilers to settle (JavaScript's and drivers'), short enough to go unnoticed. */
const warmUpMilliseconds = 20;

/**
 * Median wall-clock milliseconds of three one-token steps with capture, after warming up. Writes slot 0 only, which the first
 * token of any text writes again. A browser's clock is coarse (0.1 ms): a small model's step may take 0.
 * @throws EngineError `lost`
 */
export async function timeSteps(engine: Engine): Promise<number> {
  const began = performance.now();
  do await step(engine);
  while (performance.now() - began < warmUpMilliseconds);
  return median([await step(engine), await step(engine), await step(engine)]) ?? Infinity;
}

async function step(engine: Engine): Promise<number> {
  const input = { tokens: Uint32Array.of(0), slots: Uint32Array.of(0), positions: Uint32Array.of(0) };
  const began = performance.now();
  await engine.forward(input, true);
  return performance.now() - began;
}
