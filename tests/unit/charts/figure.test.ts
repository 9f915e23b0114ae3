import { describe, expect, test } from 'vitest';
import { inflateSync } from 'node:zlib';
import { charactersOf, rangeHolds } from '../../../src/charts/figure/fonts';
import { closeGaps } from '../../../src/charts/figure/gaps';
import { crc32, withTexts } from '../../../src/charts/figure/png-text';
import { shortly, toCsv, toJson } from '../../../src/charts/figure/table';
import { wrap } from '../../../src/charts/figure/wrap';

describe('CSV', () => {
  const csv = (...cells: (string | number | null)[]): string => toCsv({ columns: ['a'], rows: [cells] }).split('\r\n')[1] ?? '';

  test('RFC 4180: CRLF after every line, quotes doubled, fields with separators quoted', () => {
    expect(toCsv({ columns: ['head', 'sink'], rows: [['L0.H1', 0.5]] }).slice(1)).toBe('head,sink\r\nL0.H1,0.5\r\n');
    expect(csv('a,b', 'say "hi"', 'two\nlines', '')).toBe('"a,b","say ""hi""","two\nlines",');
  });

  test('begins with the bytes EF BB BF, which spreadsheets tell UTF-8 by', () => {
    const bytes = new TextEncoder().encode(toCsv({ columns: ['‖k‖'], rows: [] }));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe('‖k‖\r\n\r\n');
  });

  test('what it is about stands once, whole, behind the numbers: also where there is no row', () => {
    const link = `https://a.b/#v=1&prompt=${'x,'.repeat(300)}`;
    const rows = [
      [1, 2],
      [3, 4],
    ];
    expect(toCsv({ columns: ['a', 'b'], rows }, { link }).slice(1)).toBe(`a,b,link\r\n1,2,"${link}"\r\n3,4,\r\n`);
    expect(toCsv({ columns: ['a'], rows: [] }, { link: 'l' }).slice(1)).toBe('a,link\r\n,l\r\n');
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

test('a table has counts whole, and measures in five digits, never cut before the point', () => {
  expect([524_288, 2_621_440, -4_194_304, 2 ** 40, 0].map(shortly)).toEqual([
    '524288',
    '2621440',
    '-4194304',
    '1099511627776',
    '0',
  ]);
  expect([1 / 3, 12.345678, -0.000_123_456_78, 70_272.5, 524_288.25, 1e-9, 99_999.96].map(shortly)).toEqual([
    '0.33333',
    '12.346',
    '-0.00012346',
    '70273',
    '524288',
    '1e-9',
    '100000',
  ]);
  expect(toCsv({ columns: ['n'], rows: [[524_288], [2_621_440]] })).toContain('524288\r\n2621440');
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

  test('a link is broken over lines, and they joined are the link', () => {
    const link = `https://keepsake.example/#v=1&tokens=${'77.7z.d6.'.repeat(40)}`;
    const lines = wrap(link, 60, widthOf);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.join('')).toBe(link);
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

describe('bands without anything', () => {
  const span = (top: number, bottom: number) => ({ top, bottom });

  test('are closed up to what may stay, and what is side by side stays so', () => {
    // Controls from 100 to 300; then a tall chart with two low ones beside it; nothing again from 700 to 900.
    const spans = [span(300, 700), span(310, 400), span(500, 600), span(900, 950)];
    const { up, bottom } = closeGaps(spans, 100, 24);
    expect(spans.map(({ top }) => top - up(top))).toEqual([124, 134, 324, 548]);
    expect(bottom).toBe(598);
  });

  test('nothing is moved where nothing is empty', () => {
    const { up, bottom } = closeGaps([span(10, 50), span(60, 90)], 0, 24);
    expect([up(10), up(60), bottom]).toEqual([0, 0, 90]);
    expect(closeGaps([], 7, 24).bottom).toBe(7);
  });
});

describe('texts in a PNG', () => {
  test('the checksum is the one of the standard: CBF43926 for "123456789", AE426082 for IEND', () => {
    expect(crc32(new TextEncoder().encode('123456789')).toString(16)).toBe('cbf43926');
    expect(crc32(new TextEncoder().encode('IEND')).toString(16)).toBe('ae426082');
  });

  test('a link of any length is found by its keyword, and the picture is as it was', async () => {
    // One white pixel, of 8 bits of grey.
    const one = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==',
      'base64',
    );
    const link = `https://keepsake.example/#v=1&prompt=${'α'.repeat(5000)}`;
    const png = Buffer.from(await withTexts(new Uint8Array(one), { Title: 'Sinks', Source: link }).arrayBuffer());
    const chunks: [type: string, data: Buffer][] = [];
    for (let at = 8; at < png.length; ) {
      const size = png.readUInt32BE(at);
      chunks.push([png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + size)]);
      expect(png.readUInt32BE(at + 8 + size)).toBe(crc32(png.subarray(at + 4, at + 8 + size)));
      at += 12 + size;
    }
    expect(chunks.map(([type]) => type)).toEqual(['IHDR', 'iTXt', 'iTXt', 'IDAT', 'IEND']);
    expect(chunks[2]?.[1].toString()).toBe(`Source\0\0\0\0\0${link}`);
    expect([...inflateSync(chunks[3]?.[1] ?? '')]).toEqual([0, 255]);
  });
});
