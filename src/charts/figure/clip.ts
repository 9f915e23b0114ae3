/** Makes a film of drawings: WebM or MP4 by the browser's own encoder (`mediabunny`), GIF anywhere (`gifenc`). */
import type { Size } from './compose-view';
import { embedFonts } from './fonts';

export type ClipFormat = 'webm' | 'mp4' | 'gif';

export interface ClipText {
  readonly title: string;
  readonly comment: string;
}

/** A film that is being made; frames are added in their order. */
export interface Clip {
  /** @param svg a standalone SVG of the film's size @param seconds for which it is shown */
  add(svg: string, seconds: number): Promise<void>;
  finish(): Promise<Blob>;
}

/** The browser has no encoder for a format. */
class NoEncoder extends Error {
  override readonly name = 'NoEncoder';
}

/** @throws NoEncoder where the browser cannot write the format */
export async function startClip(format: ClipFormat, size: Size, text: ClipText): Promise<Clip> {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d', { willReadFrequently: format === 'gif' });
  if (!context) throw new NoEncoder();
  const encoder = format === 'gif' ? await gifEncoder(context, size, text) : await filmEncoder(format, canvas, size, text);
  return {
    async add(svg, seconds) {
      context.drawImage(await imageOf(svg), 0, 0, size.width, size.height);
      await encoder.add(seconds);
    },
    finish: () => encoder.finish(),
  };
}

interface Encoder {
  /** Takes what is on the canvas. */
  add(seconds: number): Promise<void>;
  finish(): Promise<Blob>;
}

async function imageOf(svg: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([await embedFonts(svg)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function filmEncoder(format: 'webm' | 'mp4', canvas: OffscreenCanvas, size: Size, text: ClipText): Promise<Encoder> {
  const { BufferTarget, CanvasSource, Mp4OutputFormat, Output, QUALITY_HIGH, WebMOutputFormat, getFirstEncodableVideoCodec } =
    await import('mediabunny');
  const container = format === 'webm' ? new WebMOutputFormat() : new Mp4OutputFormat();
  const codec = await getFirstEncodableVideoCodec(container.getSupportedVideoCodecs(), { ...size });
  if (codec === null) throw new NoEncoder();
  const target = new BufferTarget();
  const output = new Output({ format: container, target });
  const source = new CanvasSource(canvas, { codec, bitrate: QUALITY_HIGH });
  output.addVideoTrack(source);
  output.setMetadataTags({ title: text.title, comment: text.comment });
  await output.start();
  let time = 0;
  return {
    async add(seconds) {
      await source.add(time, seconds);
      time += seconds;
    },
    async finish() {
      await output.finalize();
      return new Blob([target.buffer ?? new ArrayBuffer()], { type: `video/${format}` });
    },
  };
}

async function gifEncoder(context: OffscreenCanvasRenderingContext2D, { width, height }: Size, text: ClipText): Promise<Encoder> {
  const { GIFEncoder, applyPalette, quantize } = await import('gifenc');
  const encoder = GIFEncoder();
  return {
    add(seconds) {
      const { data } = context.getImageData(0, 0, width, height);
      const palette = quantize(data, 256);
      encoder.writeFrame(applyPalette(data, palette), width, height, { palette, delay: Math.round(seconds * 1000) });
      return Promise.resolve();
    },
    finish() {
      encoder.finish();
      return Promise.resolve(withComment(encoder.bytes(), `${text.title}\n${text.comment}`));
    },
  };
}

/** The same GIF with a comment before its end (GIF89a, 24: blocks of at most 255 bytes). */
export function withComment(gif: Uint8Array<ArrayBuffer>, comment: string): Blob {
  const bytes = new TextEncoder().encode(comment);
  const blocks: number[] = [0x21, 0xfe];
  for (let i = 0; i < bytes.length; i += 255) {
    const block = bytes.subarray(i, i + 255);
    blocks.push(block.length, ...block);
  }
  blocks.push(0);
  return new Blob([gif.subarray(0, -1), new Uint8Array(blocks), gif.subarray(-1)], { type: 'image/gif' });
}
