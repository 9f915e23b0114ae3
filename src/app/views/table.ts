/**
 * The table of views. A view answers one question with a few panels, which fit the window without scrolling the page; it is drawn as written
 * here: a row of `areas` is a row of the grid, and names that are repeated span it.
 */
import type { PanelId } from '../../panels';
import type { ViewId } from '../../store/view-ids';

/** Panels that share a place: those with content for the model, one at a time. */
const mechanism = ['keys-values', 'factors', 'shared-cache', 'retention', 'linear', 'infini'] as const;

export interface ViewEntry {
  /** Names of places, row by row: a panel's id, or a name of `places`. */
  readonly areas: readonly (readonly string[])[];
  /** Widths of the columns and heights of the rows, as parts. */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  /** Places of several panels, by name. */
  readonly places?: Readonly<Record<string, readonly PanelId[]>>;
  /** The places that a stage has room for, the one that matters most first. */
  readonly stage: readonly string[];
  /** The order in one column, on a narrow page, where it differs from that of the areas. */
  readonly inColumn?: readonly string[];
}

/** The workbench has no entry: there the panels are arranged by hand. */
export type ComposedView = Exclude<ViewId, 'workbench'>;

export const views: Readonly<Record<ComposedView, ViewEntry>> = {
  decode: {
    stage: ['attention', 'next-token'],
    areas: [
      ['heads', 'attention', 'next-token'],
      ['heads', 'attention', 'growth'],
    ],
    columns: [23, 42, 35],
    rows: [44, 56],
    inColumn: ['attention', 'growth', 'next-token', 'heads'],
  },
  sinks: {
    stage: ['sinks', 'more'],
    areas: [
      ['sinks', 'more', 'surgery'],
      ['sinks', 'more', 'budget'],
    ],
    columns: [36, 36, 28],
    rows: [46, 54],
    places: { more: ['norms', 'gate', 'depth', 'positions', 'attention'] },
  },
  why: {
    stage: ['reasons'],
    areas: [['attention', 'reasons']],
    columns: [40, 60],
    rows: [1],
    inColumn: ['reasons', 'attention'],
    places: { reasons: ['score', 'cone'] },
  },
  cache: {
    stage: ['cache'],
    areas: [['cache', 'cost']],
    columns: [55, 45],
    rows: [1],
    places: { cost: ['policy', 'long-text'] },
  },
  window: {
    stage: ['reach'],
    areas: [['reach', 'far']],
    columns: [50, 50],
    rows: [1],
    places: { far: ['streaming-table', 'reach-table', 'passkey'] },
  },
  layers: {
    stage: ['mechanism'],
    areas: [
      ['architecture', 'architecture'],
      ['mechanism', 'mlp'],
    ],
    columns: [50, 50],
    rows: [26, 74],
    places: { mechanism },
  },
  compare: {
    stage: ['compare'],
    areas: [['compare', 'loss-against-bytes']],
    columns: [68, 32],
    rows: [1],
  },
  draft: { areas: [['drafting']], columns: [1], rows: [1], stage: ['drafting'] },
  calculator: { areas: [['calculator']], columns: [1], rows: [1], stage: ['calculator'] },
  train: { areas: [['training']], columns: [1], rows: [1], stage: ['training'] },
};
