/**
 * Positions of point labels: beside the points, clear of each other, of the points and of the lines from labels that are further off to their
 * points; none where there is no room.
 */

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

interface Leader {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Approximate CSS pixels of narrow, wide and other characters. */
const [narrow, wide, other] = [4.3, 9.5, 6.6];
const half = 7;
const radius = 7;
/** CSS pixels from a name to the next thing at its sides, and from its point to where it begins. */
const apart = 3;
const beside = 11;
const line = 15;
/** Steps up or down, in lines of text, and to the side, in pixels, that are tried to the right and to the left; the nearest that is free is taken. */
const steps = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7, -8, 8, -9, 9];
const sides = [beside, 40, 75, 110];

const widthOf = (character: string): number =>
  /[fijlrt\-. ]/.test(character) ? narrow : /[mwMW]/.test(character) ? wide : other;

/** The box that a name takes. */
export function labelBox({ label }: Pick<LabelledPoint, 'label'>, { x, y, end }: LabelPlace): Box {
  const long = Array.from(label, widthOf).reduce((sum, width) => sum + width, 0);
  return { left: end ? x - long : x, right: end ? x : x + long, top: y - half, bottom: y + half };
}

/** @param order which points are named first, by their places in `points` */
export function labelPlaces(
  points: readonly LabelledPoint[],
  order: readonly number[],
  width: number,
  height: number,
): readonly (LabelPlace | null)[] {
  const spots: readonly Box[] = points.map(({ px, py }) => ({
    left: px - radius,
    right: px + radius,
    top: py - radius,
    bottom: py + radius,
  }));
  const names: Box[] = [];
  const leaders: Leader[] = [];
  const places: (LabelPlace | null)[] = points.map(() => null);
  for (const i of order) {
    const point = points[i];
    if (!point) continue;
    const free = candidates(point).find((place) => {
      const box = labelBox(point, place);
      const inside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
      if (!inside) return false;
      const around = { ...box, left: box.left - apart, right: box.right + apart };
      if (spots.some((spot) => meet(box, spot)) || names.some((name) => meet(around, name))) return false;
      if (leaders.some((leader) => crosses(leader, box))) return false;
      if (!place.far) return true;
      const leader = leaderOf(point, place);
      return !(
        names.some((name) => crosses(leader, name)) ||
        leaders.some((taken) => cross(leader, taken)) ||
        spots.some((spot) => !holds(spot, point) && crosses(leader, spot))
      );
    });
    if (!free) continue;
    names.push(labelBox(point, free));
    if (free.far) leaders.push(leaderOf(point, free));
    places[i] = free;
  }
  return places;
}

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const leaderOf = ({ px, py }: LabelledPoint, { x, y }: LabelPlace): Leader => ({ x1: px, y1: py, x2: x, y2: y });

/** Whether a point is in a box: points that lie on each other are one. */
const holds = ({ left, right, top, bottom }: Box, { px, py }: LabelledPoint): boolean =>
  px > left && px < right && py > top && py < bottom;

/** Whether two lines cross: the ends of each lie on different sides of the other. */
function cross(a: Leader, b: Leader): boolean {
  const side = ({ x1, y1, x2, y2 }: Leader, x: number, y: number): number => (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
  return side(a, b.x1, b.y1) * side(a, b.x2, b.y2) < 0 && side(b, a.x1, a.y1) * side(b, a.x2, a.y2) < 0;
}

/** Whether a line from one point to another goes through a box: the stretch of it that is between each pair of sides is not empty. */
function crosses({ x1, y1, x2, y2 }: Leader, { left, right, top, bottom }: Box): boolean {
  const within = (from: number, to: number, low: number, high: number): readonly [number, number] => {
    const by = to - from;
    if (by === 0) return from > low && from < high ? [0, 1] : [1, 0];
    const ends = [(low - from) / by, (high - from) / by] as const;
    return [Math.min(...ends), Math.max(...ends)];
  };
  const [fromX, toX] = within(x1, x2, left, right);
  const [fromY, toY] = within(y1, y2, top, bottom);
  return Math.max(0, fromX, fromY) < Math.min(1, toX, toY);
}

/** The nearest first, those that need no line before all others. */
function candidates({ px, py }: LabelledPoint): readonly LabelPlace[] {
  return steps
    .flatMap((step) =>
      sides
        .filter((side) => side === beside || step !== 0)
        .flatMap((side) =>
          [false, true].map((end) => ({
            x: px + (end ? -side : side),
            y: py + step * line,
            end,
            far: Math.abs(step) > 1 || side > beside,
          })),
        ),
    )
    .toSorted((a, b) => distance(a) - distance(b));

  function distance({ x, y }: LabelPlace): number {
    return Math.hypot(Math.abs(x - px) - beside, y - py);
  }
}
