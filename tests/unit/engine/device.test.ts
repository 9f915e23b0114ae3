import { describe, expect, it } from 'vitest';
import { isSoftware } from '../../../src/engine/gpu/device';

const info = { vendor: '', architecture: '', device: '', description: '' };

describe('isSoftware', () => {
  it.each([
    { ...info, vendor: 'google', architecture: 'swiftshader', description: 'SwiftShader driver 5.0.0' },
    { ...info, vendor: 'mesa', description: 'llvmpipe (LLVM 15.0.6, 256 bits)' },
    { ...info, description: 'lavapipe' },
    { ...info, vendor: 'microsoft', description: 'Microsoft Basic Render Driver' },
    { ...info, vendor: 'any', isFallbackAdapter: true },
  ])('knows $vendor $description', (adapter) => {
    expect(isSoftware(adapter)).toBe(true);
  });

  it.each([
    { ...info, vendor: 'apple', architecture: 'metal-3' },
    { ...info, vendor: 'nvidia', architecture: 'ada', isFallbackAdapter: false },
    { ...info, vendor: 'intel', architecture: 'gen-12lp', description: 'Intel(R) Iris(R) Xe Graphics' },
    info,
  ])('takes $vendor $architecture for hardware', (adapter) => {
    expect(isSoftware(adapter)).toBe(false);
  });
});
