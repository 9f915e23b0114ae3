/** Positions of point labels: beside the points, clear of each other and of the points; none where there is no room. */

export interface LabelledPoint {
  readonly label: string;
  readonly px: number;
  readonly py: number;
}

export interface LabelPlace {
  /** Where the name begins, or ends. */
  readonly x: number;
  /** Its middle. */
  readonly y: number;
  readonly end: boolean;
  /** Far enough from its point to need a line to it. */
  readonly far: boolean;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const advance = 7;
const half = 7;
const radius = 7;
/** Steps up or down, in lines of text, that are tried to the right and to the left; the first that is free is taken. */
const steps = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7];
const line = 15;

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** @param order which points are named first, by their places in `points` */
export function labelPlaces(
  points: readonly LabelledPoint[],
  order: readonly number[],
  width: number,
  height: number,
): readonly (LabelPlace | null)[] {
  const taken: Box[] = points.map(({ px, py }) => ({
    left: px - radius,
    right: px + radius,
    top: py - radius,
    bottom: py + radius,
  }));
  const places: (LabelPlace | null)[] = points.map(() => null);
  for (const i of order) {
    const point = points[i];
    if (!point) continue;
    for (const candidate of candidates(point)) {
      const long = point.label.length * advance;
      const box = {
        left: candidate.end ? candidate.x - long : candidate.x,
        right: candidate.end ? candidate.x : candidate.x + long,
        top: candidate.y - half,
        bottom: candidate.y + half,
      };
      const inside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
      if (!inside || taken.some((other) => meet(box, other))) continue;
      taken.push(box);
      places[i] = candidate;
      break;
    }
  }
  return places;
}

function candidates({ px, py }: LabelledPoint): readonly LabelPlace[] {
  return steps.flatMap((step) =>
    [false, true].map((end) => ({ x: px + (end ? -11 : 11), y: py + step * line, end, far: Math.abs(step) > 1 })),
  );
}
