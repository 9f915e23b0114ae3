import { describe, expect, test } from 'vitest';
import { charactersOf, rangeHolds } from '../../../src/charts/figure/fonts';
import { toCsv, toJson } from '../../../src/charts/figure/table';
import { wrap } from '../../../src/charts/figure/wrap';

describe('CSV', () => {
  const csv = (...cells: (string | number | null)[]): string => toCsv({ columns: ['a'], rows: [cells] }).split('\r\n')[1] ?? '';

  test('RFC 4180: CRLF after every line, quotes doubled, fields with separators quoted', () => {
    expect(toCsv({ columns: ['head', 'sink'], rows: [['L0.H1', 0.5]] })).toBe('head,sink\r\nL0.H1,0.5\r\n');
    expect(csv('a,b', 'say "hi"', 'two\nlines', '')).toBe('"a,b","say ""hi""","two\nlines",');
  });

  test('numbers in full, nothing for what is not a number', () => {
    expect(csv(1 / 3, -2, 1e-9, Number.NaN, Infinity, null)).toBe('0.3333333333333333,-2,1e-9,,,');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '＝1'])('a text that a spreadsheet would run is only shown: %j', (text) => {
    expect(csv(text).replace(/^"/, '')).toBe(`'${text}`);
  });

  test('a token of a comma, a quote, a newline', () => {
    expect(csv(',', '"', '↵')).toBe('",","""",↵');
  });
});

test('JSON: what it is about, and a row as an object', () => {
  const text = toJson({ columns: ['head', 'sink'], rows: [['L0.H0', Number.NaN]] }, { title: 'Sinks' });
  expect(JSON.parse(text)).toEqual({ title: 'Sinks', rows: [{ head: 'L0.H0', sink: null }] });
});

describe('lines of a text', () => {
  const widthOf = (text: string): number => text.length;

  test('are broken between words', () => {
    expect(wrap('one two three', 7, widthOf)).toEqual(['one two', 'three']);
    expect(wrap('one', 7, widthOf)).toEqual(['one']);
    expect(wrap('', 7, widthOf)).toEqual(['']);
  });

  test('a word that is too long is cut, and nothing of it is lost', () => {
    const lines = wrap('see abcdefghijklmnop', 6, widthOf);
    expect(lines).toEqual(['see', 'abcdef', 'ghijkl', 'mnop']);
  });
});

describe('fonts', () => {
  test('unicode-range: single characters, spans, wildcards', () => {
    const a = new Set([0x61]);
    expect(rangeHolds('U+0000-00FF, U+0131', a)).toBe(true);
    expect(rangeHolds('U+0100-02FF', a)).toBe(false);
    expect(rangeHolds('U+61', a)).toBe(true);
    expect(rangeHolds('u+4??', new Set([0x416]))).toBe(true);
    expect(rangeHolds('', a)).toBe(true);
  });

  test('the characters of an SVG are those of its texts', () => {
    expect([...charactersOf('<svg><style>z</style><text fill="q">aα</text></svg>')]).toEqual([0x61, 0x3b1]);
  });
});
