import { afterEach, expect, test, vi } from 'vitest';
import { layouts } from '../../../src/app/storage';

afterEach(() => vi.unstubAllGlobals());

function stored(text: string | null): void {
  vi.stubGlobal('localStorage', { getItem: () => text, setItem: () => undefined });
}

test('a layout is given back as it was stored', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  });
  layouts.setItem('rows', '{"upper":60,"lower":40}');
  expect(layouts.getItem('rows')).toBe('{"upper":60,"lower":40}');
  expect(layouts.getItem('others')).toBeNull();
});

test.each([
  [
    'react-resizable-panels:keepsake-lower:sinks:ledger:cache',
    '{"sinks":50,"ledger":20,"cache":30}',
    'react-resizable-panels:keepsake-lower:sinks:budget:cache',
    '{"sinks":50,"budget":20,"cache":30}',
  ],
  [
    'react-resizable-panels:keepsake-draft:quality:draft',
    '{"quality":40,"draft":60}',
    'react-resizable-panels:keepsake-drafting:loss-against-bytes:drafting',
    '{"loss-against-bytes":40,"drafting":60}',
  ],
  [
    'react-resizable-panels:keepsake-rows 54,62,56:upper:memory:bill',
    '{"upper":50,"memory":20,"bill":30}',
    'react-resizable-panels:keepsake-rows 54,62,56:upper:infini:calculator',
    '{"upper":50,"infini":20,"calculator":30}',
  ],
])('a layout under former ids of panels is found: %s', (oldKey, old, key, current) => {
  vi.stubGlobal('localStorage', { getItem: (asked: string) => (asked === oldKey ? old : null), setItem: () => undefined });
  expect(layouts.getItem(key)).toBe(current);
});

test.each([
  '{',
  'null',
  '[]',
  '7',
  '{"upper":"60","lower":40}',
  '{"upper":1e999,"lower":0}',
  '{"upper":-20,"lower":120}',
  '{"upper":1,"lower":1}',
])('%s is no layout', (text) => {
  stored(text);
  expect(layouts.getItem('rows')).toBeNull();
});

test('storage that is blocked, absent or full is as if nothing were stored', () => {
  const blocked = (): never => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  };
  const global = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, get: blocked });
  expect(layouts.getItem('rows')).toBeNull();
  expect(() => layouts.setItem('rows', '{"upper":100}')).not.toThrow();
  if (global) Object.defineProperty(globalThis, 'localStorage', global);
  else Reflect.deleteProperty(globalThis, 'localStorage');

  vi.stubGlobal('localStorage', null);
  expect(layouts.getItem('rows')).toBeNull();
  expect(() => layouts.setItem('rows', '{"upper":100}')).not.toThrow();

  vi.stubGlobal('localStorage', { getItem: blocked, setItem: blocked });
  expect(layouts.getItem('rows')).toBeNull();
  expect(() => layouts.setItem('rows', '{"upper":100}')).not.toThrow();
});
