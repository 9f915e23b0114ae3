import { describe, expect, it } from 'vitest';
import { includeParts, joinParts } from '../../../src/engine/include';

const resolveIncludes = (source: string, library: Readonly<Record<string, string>>): string =>
  joinParts(includeParts(source, library));

describe('a shader with its includes', () => {
  it('puts the file in place of its line', () => {
    expect(resolveIncludes('a\n#include lib/one.wgsl\nb', { one: 'ONE' })).toBe('a\nONE\nb');
  });

  it('follows includes of includes, and takes each file once', () => {
    const library = { one: '1\n#include lib/two.wgsl', two: '2' };
    expect(resolveIncludes('#include lib/two.wgsl\n#include lib/one.wgsl', library)).toBe('2\n1\n');
  });

  it('takes a file that includes itself once', () => {
    expect(resolveIncludes('#include lib/one.wgsl', { one: '1\n#include lib/one.wgsl' })).toBe('1\n');
  });

  it('ignores an include that is not a whole line', () => {
    expect(resolveIncludes('// #include lib/one.wgsl', {})).toBe('// #include lib/one.wgsl');
  });

  it('names the file that is missing', () => {
    expect(() => resolveIncludes('#include lib/three.wgsl', {})).toThrow('shaders/lib/three.wgsl');
  });
});
