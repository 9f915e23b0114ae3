/** Bytes written one after another, into a buffer that grows. */
import { byteOfSymbol } from '../byte-alphabet';

const encoder = new TextEncoder();

/** The byte of each character of GPT-2's alphabet, by its code; -1 for other characters. */
const byteOfCode = new Int16Array(512).fill(-1);
for (const [symbol, byte] of byteOfSymbol) byteOfCode[symbol.charCodeAt(0)] = byte;

export class ByteWriter {
  #buffer = new Uint8Array(65_536);
  #length = 0;

  /** Bytes written. */
  get length(): number {
    return this.#length;
  }

  /** What is written, from a place on; not to be kept while more is written. */
  from(start = 0): Uint8Array<ArrayBuffer> {
    return this.#buffer.subarray(start, this.#length);
  }

  /** Takes back what was written behind a place. */
  backTo(length: number): void {
    this.#length = length;
  }

  bytes(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  byte(byte: number): void {
    this.#room(1);
    this.#buffer[this.#length++] = byte;
  }

  utf8(text: string): void {
    this.#room(3 * text.length);
    this.#length += encoder.encodeInto(text, this.#buffer.subarray(this.#length)).written;
  }

  /** A text in GPT-2's byte alphabet. @returns whether it is; if not, nothing is written */
  symbols(text: string): boolean {
    this.#room(text.length);
    for (let i = 0; i < text.length; i++) {
      const byte = byteOfCode[text.charCodeAt(i)] ?? -1;
      if (byte < 0) return false;
      this.#buffer[this.#length + i] = byte;
    }
    this.#length += text.length;
    return true;
  }

  #room(count: number): void {
    if (this.#length + count <= this.#buffer.length) return;
    const grown = new Uint8Array(2 * (this.#length + count));
    grown.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = grown;
  }
}
