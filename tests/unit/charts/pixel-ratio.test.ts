import { expect, test } from 'vitest';
import { followPixelRatio } from '../../../src/charts/size';

/** A window whose queries answer as browsers' do: each tells when the ratio comes to match it or ceases to. */
class FakeWindow {
  devicePixelRatio = 1;
  readonly #queries: { readonly ratio: number; readonly target: EventTarget }[] = [];

  matchMedia(query: string): MediaQueryList {
    const target = new EventTarget();
    this.#queries.push({ ratio: Number(/\(resolution: ([\d.]+)dppx\)/u.exec(query)?.[1]), target });
    return target as MediaQueryList;
  }

  zoom(ratio: number): void {
    const before = this.devicePixelRatio;
    this.devicePixelRatio = ratio;
    for (const query of [...this.#queries])
      if ((query.ratio === before) !== (query.ratio === ratio)) query.target.dispatchEvent(new Event('change'));
  }
}

test('every change of the ratio is heard once, not the first alone, and none afterwards', () => {
  const window = new FakeWindow();
  const heard: number[] = [];
  const stop = followPixelRatio(window, () => heard.push(window.devicePixelRatio));
  for (const ratio of [2, 1.5, 3, 1, 2]) window.zoom(ratio);
  expect(heard).toEqual([2, 1.5, 3, 1, 2]);
  stop();
  window.zoom(1);
  expect(heard).toHaveLength(5);
});
