/** A link as a QR code, and how well a room can read it. */
import { encode } from 'uqr';

/** Bytes that the largest code holds (version 40, least correction). */
export const mostBytes = 2953;
/** Modules along a side from which on they are too small to be read from afar. */
const dense = 70;

interface Code {
  /** Modules along a side, with the quiet zone around. */
  readonly size: number;
  /** The black modules as an SVG path of unit squares. */
  readonly path: string;
  readonly dense: boolean;
}

/** @returns null where the link is longer than a code can be */
export function codeOf(link: string): Code | null {
  if (new TextEncoder().encode(link).length > mostBytes) return null;
  const { size, data } = encode(link, { ecc: 'L', border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((black, x) => (black ? [`M${x},${y}h1v1h-1z`] : []))).join('');
  return { size, path, dense: size > dense };
}
