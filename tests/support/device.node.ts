/** Gives Node a `navigator.gpu`: Dawn over a software Vulkan. */
import { afterAll } from 'vitest';
import { useSoftwareVulkan } from '../../scripts/browser.mjs';

await useSoftwareVulkan();
const { create, globals } = await import('webgpu');
Object.assign(globalThis, globals);
let gpu: GPU | undefined = create([]);
Object.defineProperty(globalThis, 'navigator', {
  configurable: true,
  value: {
    get gpu() {
      return gpu;
    },
  },
});

// Dawn must be released before the process ends.
afterAll(() => {
  gpu = undefined;
});
