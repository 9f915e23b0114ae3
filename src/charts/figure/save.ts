/** Hands files to the visitor. */
import { embedFonts } from './fonts';
import { withTexts } from './png-text';

/** Milliseconds; far more than any measured need. */
const fontsRead = 60;

/**
 * A standalone SVG as a PNG, `scale` pixels to a CSS pixel.
 * @param texts the file's metadata, by keyword
 * @throws Error when the browser cannot draw it
 */
export async function svgToPng(svg: string, scale: number, texts: Readonly<Record<string, string>>): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([await embedFonts(svg)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    // Browsers begin to read the fonts inside an SVG when it is first drawn: a picture taken at once lacks its text.
    const probe = document.createElement('canvas').getContext('2d');
    probe?.drawImage(image, 0, 0, 1, 1);
    await new Promise((resolve) => setTimeout(resolve, fontsRead));
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
    });
    return withTexts(new Uint8Array(await drawn.arrayBuffer()), texts);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Saves a file under a name. */
export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
