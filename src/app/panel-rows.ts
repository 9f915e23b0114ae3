/** Which panels share a row, how high a row is at first, and how it is divided. */
import type { ModelSpec } from '../model/spec';
import type { PanelId } from '../panels';
import { type MechanismPanelId, mechanismPanelIds, speaksOf } from '../panels/data/layer-attention';

export interface PanelRow {
  readonly id: string;
  /** In rem. */
  readonly height: number;
  /** Each with its part of the row, in percent. */
  readonly panels: readonly (readonly [PanelId, number])[];
}

const first: readonly PanelRow[] = [
  {
    id: 'upper',
    height: 54,
    panels: [
      ['heads', 25],
      ['attention', 47],
      ['next-token', 28],
    ],
  },
  { id: 'architecture', height: 12, panels: [['architecture', 100]] },
  {
    id: 'lower',
    height: 54,
    panels: [
      ['sinks', 40],
      ['budget', 25],
      ['cache', 35],
    ],
  },
];

/** With lanes, the panel shows the text of each. */
const compare = { alone: 21, withLanes: 77 };

const long: PanelRow = {
  id: 'long',
  height: 50,
  panels: [
    ['reach', 50],
    ['long-text', 50],
  ],
};

/** Heights of a panel of one mechanism that has something to show, alone in its row. */
const speaking: Readonly<Record<MechanismPanelId, number>> = {
  factors: 33,
  'shared-cache': 34,
  retention: 56,
  linear: 40,
  infini: 62,
};
/** A panel that only says what to open. */
const silent = { height: 29, most: 3 };

const last: readonly PanelRow[] = [
  { id: 'passkey', height: 38, panels: [['passkey', 100]] },
  {
    id: 'drafting',
    height: 42,
    panels: [
      ['loss-against-bytes', 36],
      ['drafting', 64],
    ],
  },
  { id: 'calculator', height: 56, panels: [['calculator', 100]] },
];

/**
 * The rows for a model, without the panels that are hidden. Panels of mechanisms that it lacks stand together, behind those that it has.
 * @param lanes how many there are beside the page's own text
 */
export function rowsOf(spec: ModelSpec | null, hidden: readonly string[], lanes: number): readonly PanelRow[] {
  const speaks = mechanismPanelIds.filter((id) => spec !== null && speaksOf(id, spec));
  const silents = mechanismPanelIds.filter((id) => !speaks.includes(id) && !hidden.includes(id));
  const rows = [
    ...first,
    { id: 'compare', height: lanes > 0 ? compare.withLanes : compare.alone, panels: [['compare', 100]] } as const,
    long,
    ...speaks.map((id): PanelRow => ({ id, height: speaking[id], panels: [[id, 100]] })),
    ...Array.from({ length: Math.ceil(silents.length / silent.most) }, (_, i): PanelRow => {
      const own = silents.slice(i * silent.most, (i + 1) * silent.most);
      return { id: `others-${i}`, height: silent.height, panels: own.map((id) => [id, 100 / own.length]) };
    }),
    ...last,
  ];
  return rows
    .map((row) => ({ ...row, panels: row.panels.filter(([id]) => !hidden.includes(id)) }))
    .filter(({ panels }) => panels.length > 0);
}

/** The order in one column, on a narrow page. */
export const narrowOrder: readonly PanelId[] = [
  'attention',
  'next-token',
  'heads',
  'architecture',
  'sinks',
  'budget',
  'cache',
  'reach',
  'compare',
  'long-text',
  'loss-against-bytes',
  'factors',
  'shared-cache',
  'retention',
  'linear',
  'infini',
  'passkey',
  'drafting',
  'calculator',
];
