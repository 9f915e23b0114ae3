import { describe, expect, test } from 'vitest';
import { begunFiles } from '../../../src/model/begun-files';
import type { ModelFiles } from '../../../src/model/files';

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;

interface Asked {
  readonly path: string;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (file: ArrayBuffer) => void;
  readonly reject: (error: Error) => void;
}

/** A folder whose files come when the test says so. */
function folder() {
  const asked: Asked[] = [];
  const files: ModelFiles = {
    read: (path, signal) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error));
        asked.push({ path, signal, resolve, reject });
      }),
  };
  return { files, asked };
}

describe('files that are begun', () => {
  test('are fetched once for who reads them first, whenever they come', async () => {
    const { files, asked } = folder();
    const begun = begunFiles(files);
    begun.begin('a');
    begun.begin('b');
    asked[0]?.resolve(bytes('A'));
    const [a, b] = [begun.read('a'), begun.read('b')];
    asked[1]?.resolve(bytes('B'));
    expect(new Uint8Array(await a)).toEqual(new Uint8Array(bytes('A')));
    expect(new Uint8Array(await b)).toEqual(new Uint8Array(bytes('B')));
    expect(asked.map(({ path }) => path)).toEqual(['a', 'b']);
  });

  test('are fetched again for who reads them again, like files that were not begun', () => {
    const { files, asked } = folder();
    const begun = begunFiles(files);
    begun.begin('a');
    const reading = [begun.read('a'), begun.read('a'), begun.read('c')];
    expect(asked.map(({ path }) => path)).toEqual(['a', 'a', 'c']);
    expect(new Set(reading).size).toBe(3);
  });

  test('end with the signal of who reads them', async () => {
    for (const before of [true, false]) {
      const { files, asked } = folder();
      const begun = begunFiles(files);
      const abort = new AbortController();
      begun.begin('a');
      if (before) abort.abort(new Error('another model'));
      const reading = begun.read('a', abort.signal);
      if (!before) abort.abort(new Error('another model'));
      await expect(reading).rejects.toThrow('another model');
      expect(asked[0]?.signal?.aborted).toBe(true);
    }
  });

  test('that do not come fail only for who reads them', async () => {
    const { files, asked } = folder();
    const begun = begunFiles(files);
    begun.begin('a');
    asked[0]?.reject(new Error('no such file'));
    // A rejection that nobody hears would fail this test.
    await new Promise((resolve) => setTimeout(resolve, 5));
    await expect(begun.read('a')).rejects.toThrow('no such file');
  });
});
