/** The small pictures of growth: all models on one scale. */
import type { GrowthPoint } from '../../insight/growth-curve';

/** What the sides of every picture are. */
export interface PictureScale {
  readonly tokens: number;
  readonly bytes: number;
}

/** In the units of the picture's own view box. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
  /** Left free on every side, so that a line on an edge is not cut. */
  readonly margin: number;
}

/** As wide as the longest curve, as high as the highest. */
export function scaleOf(curves: Iterable<readonly GrowthPoint[]>): PictureScale {
  const points = [...curves].flat();
  return {
    tokens: Math.max(1, ...points.map(({ tokens }) => tokens)),
    bytes: Math.max(1, ...points.map(({ bytes }) => bytes)),
  };
}

/** Where a point is in the picture; the origin is the lower left corner, y downwards. */
export function placeOf({ tokens, bytes }: GrowthPoint, scale: PictureScale, size: PictureSize): readonly [x: number, y: number] {
  const { width, height, margin } = size;
  return [
    margin + (tokens / scale.tokens) * (width - 2 * margin),
    height - margin - (bytes / scale.bytes) * (height - 2 * margin),
  ];
}

/** The curve as the `points` of an SVG polyline. */
export function lineOf(curve: readonly GrowthPoint[], scale: PictureScale, size: PictureSize): string {
  return curve
    .map((point) =>
      placeOf(point, scale, size)
        .map((length) => Math.round(length * 100) / 100)
        .join(','),
    )
    .join(' ');
}
