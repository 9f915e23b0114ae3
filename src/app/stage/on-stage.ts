/** What a stage shows of the page: as few panels as the step is about, since type for the back row leaves room for no more; pure. */
import type { PointAt, Step } from '../../lessons/lesson';
import type { ModelSpec } from '../../model/spec';
import { type PanelId, panels } from '../../panels';
import type { ViewId } from '../../store/view-ids';
import { placesOf, shownOf } from '../views/places';
import { views } from '../views/table';

interface OnStage {
  /** Whether the text is there. */
  readonly text: boolean;
  readonly panels: readonly PanelId[];
}

interface Shown {
  readonly view: ViewId;
  readonly maximised: string | null;
  readonly tabs: readonly string[];
  readonly spec: ModelSpec | null;
}

/** Without a lesson: the panel that is alone, or the first of the view's. @param most how many there is room for */
export function ofView({ view, maximised, tabs, spec }: Shown, most: number): readonly PanelId[] {
  const alone = panels.find(({ id }) => id === maximised);
  if (alone) return [alone.id];
  if (view === 'workbench') return ['attention'];
  const entry = views[view];
  const places = placesOf(entry, spec, false);
  return entry.stage
    .flatMap((name) => places.find((place) => place.name === name) ?? [])
    .slice(0, most)
    .flatMap((place) => shownOf(place, tabs)?.id ?? []);
}

function ofPoint(point: PointAt | undefined, shown: Shown): readonly PanelId[] {
  if (point && 'panel' in point) return point.panel === 'tokens' ? [] : [point.panel];
  if (point && 'head' in point) return ['heads'];
  if (point && 'cell' in point) return ['attention'];
  return ofView(shown, 1);
}

/** Panels of a few lines: beside another one they take no more room than that. */
const low: ReadonlySet<PanelId> = new Set(['architecture', 'surgery']);

export const isLow = (id: PanelId): boolean => low.has(id);

const isOfText = (point: PointAt | undefined): boolean =>
  point !== undefined && ('token' in point || ('panel' in point && point.panel === 'tokens'));

/**
 * What a step is about: what it names for a stage, else what it points at. What would give an answer away is left out until there is one.
 * @param answered whether its question, if it has one, is answered
 */
export function ofStep(step: Step, answered: boolean, shown: Shown): OnStage {
  const { ask, pointAt, answerPointAt, covered = [] } = step;
  const isOpen = ask !== undefined && !answered;
  const point = isOpen ? pointAt : (answerPointAt ?? pointAt);
  const named = step.onStage;
  const asksInText = ask?.kind === 'token' || ask?.kind === 'tokens';
  return {
    text: named?.includes('tokens') === true || asksInText || isOfText(point),
    panels: (named ?? ofPoint(point, shown)).filter((id) => id !== 'tokens' && !(isOpen && covered.includes(id))),
  };
}
