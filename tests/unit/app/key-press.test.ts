import { describe, expect, test } from 'vitest';
import { type Place, type Press, decide, pressedKey } from '../../../src/app/key-press';

const press = (key: string, code = '', held: Partial<Press> = {}): Press => ({
  key,
  code,
  repeat: false,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  isComposing: false,
  ...held,
});

describe('the key that is meant', () => {
  test.each([
    ['a Latin letter', press('s', 'KeyS'), 's'],
    ['with Caps Lock', press('S', 'KeyS'), 's'],
    ['Cyrillic, on the key of s', press('ы', 'KeyS'), 's'],
    ['Greek, on the key of s', press('σ', 'KeyS'), 's'],
    ['Hebrew, on the key of s', press('ד', 'KeyS'), 's'],
    ['Dvorak: what is printed, not where it is', press('s', 'Semicolon'), 's'],
    ['AZERTY: à is a Latin letter of its own', press('à', 'Digit0'), 'à'],
    ['a Cyrillic letter on no letter’s key', press('ё', 'Backquote'), 'ё'],
    ['? with Shift', press('?', 'Slash', { shiftKey: true }), '?'],
    ['? on a Russian keyboard', press('?', 'Digit7', { shiftKey: true }), '?'],
    ['0 with Shift, as on AZERTY', press('0', 'Digit0', { shiftKey: true }), '0'],
    ['a letter with Shift is another key', press('S', 'KeyS', { shiftKey: true }), 'Shift+s'],
    ['Space', press(' ', 'Space'), 'Space'],
    ['Shift and an arrow', press('ArrowRight', 'ArrowRight', { shiftKey: true }), 'Shift+ArrowRight'],
  ])('%s', (_, event, key) => {
    expect(pressedKey(event)).toBe(key);
  });

  test.each(['altKey', 'ctrlKey', 'metaKey', 'isComposing'] as const)('none with %s', (modifier) => {
    for (const event of [press('s', 'KeyS'), press('ы', 'KeyS'), press('ArrowLeft'), press(' ', 'Space')])
      expect(pressedKey({ ...event, [modifier]: true })).toBeNull();
  });
});

describe('whose a key is', () => {
  const page: Place = { ownKeys: false, pressed: false, scrolls: () => false };
  const on = { characters: true };
  const scrollingDown: Place = { ...page, scrolls: (axis) => axis === 'y' };

  test('on the page all keys are ours', () => {
    for (const key of ['s', '?', 'Space', 'PageDown', 'End', 'ArrowRight', 'Escape'])
      expect(decide(key, false, false, page, on)).toBe('run');
  });

  test('where a part scrolls, what scrolls it is the browser’s; letters and the other axis are not', () => {
    for (const key of ['Space', 'PageDown', 'PageUp', 'Home', 'End', 'ArrowUp', 'ArrowDown'])
      expect(decide(key, false, false, scrollingDown, on)).toBe('leave');
    for (const key of ['ArrowRight', 'ArrowLeft', 's', 'Escape'])
      expect(decide(key, false, false, scrollingDown, on)).toBe('run');
    expect(decide('ArrowRight', false, false, { ...page, scrolls: (axis) => axis === 'x' }, on)).toBe('leave');
  });

  test('in a field only Escape is ours; Space presses a button', () => {
    const field: Place = { ...page, ownKeys: true };
    for (const key of ['s', 'Space', 'End', 'ArrowRight']) expect(decide(key, false, false, field, on)).toBe('leave');
    expect(decide('Escape', false, false, field, on)).toBe('run');
    expect(decide('Space', false, false, { ...page, pressed: true }, on)).toBe('leave');
    expect(decide('ArrowRight', false, false, { ...page, pressed: true }, on)).toBe('run');
  });

  test('single characters can be turned off, and nothing else goes with them', () => {
    for (const key of ['s', '0', '?']) expect(decide(key, false, false, page, { characters: false })).toBe('leave');
    for (const key of ['Space', 'ArrowRight', 'Shift+ArrowRight', 'Escape'])
      expect(decide(key, false, false, page, { characters: false })).toBe('run');
  });

  test('a key that is held asks again only when what it asked for is done, and toggles nothing to and fro', () => {
    expect(decide('ArrowRight', true, false, page, on)).toBe('run');
    expect(decide('ArrowRight', true, true, page, on)).toBe('hold');
    expect(decide('Shift+ArrowRight', true, true, page, on)).toBe('hold');
    // Pressed once more, it is meant once more.
    expect(decide('ArrowRight', false, true, page, on)).toBe('run');
    expect(decide('Space', true, false, page, on)).toBe('hold');
    expect(decide('v', true, false, page, on)).toBe('hold');
  });
});
