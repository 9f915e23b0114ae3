import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { modelHas } from '../../data/layer-attention';
import { later } from '../../kit/boundary';

export const factors = {
  id: 'factors',
  name: words.panels.factors.name,
  title: words.panels.factors.title,
  shows: words.panels.factors.shows,
  place: { row: 'factors', height: 33, heightWithoutContent: 29, share: 100 },
  hasContent: (spec) => modelHas(spec, ({ factors: product, latent }) => product !== null || latent !== null),
  code: 'attention',
  Component: later(['factors'], async () => (await import('./factors-panel')).FactorsPanel),
} as const satisfies PanelEntry;
