/** Writes text into a PNG, where viewers and scripts find it by a keyword (PNG 3rd edition, 11.3.3.4: iTXt). */

const signature = 8;
/** Bytes of a chunk around its data: length, type, checksum. */
const frame = 12;

/** The checksum of a chunk's type and data: CRC-32 as PNG has it (annex D). */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A keyword of Latin letters and a text of any, not compressed, in no language. */
function textChunk(keyword: string, text: string): Uint8Array<ArrayBuffer> {
  const encode = new TextEncoder();
  // Keyword, its end, no compression (two bytes), no language and no translated keyword (their ends), text.
  const data = encode.encode(`${keyword}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(frame + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(encode.encode('iTXt'), 4);
  chunk.set(data, 8);
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)));
  return chunk;
}

/** The same picture with texts added by keyword (1 to 79 Latin letters), before its data. */
export function withTexts(png: Uint8Array<ArrayBuffer>, texts: Readonly<Record<string, string>>): Blob {
  // The header comes first in every PNG.
  const after = signature + frame + new DataView(png.buffer, png.byteOffset).getUint32(signature);
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text));
  return new Blob([png.subarray(0, after), ...chunks, png.subarray(after)], { type: 'image/png' });
}
