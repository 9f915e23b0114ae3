import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { modelHas } from '../../data/layer-attention';
import { later } from '../../kit/boundary';

export const keysValues = {
  id: 'keys-values',
  code: 'cache',
  name: words.panels.keysValues.name,
  title: words.panels.keysValues.title,
  needs: 'weights',
  shows: words.panels.keysValues.shows,
  place: { row: 'layers', height: 34, heightWithoutContent: 29, share: 45 },
  hasContent: (spec) => modelHas(spec, (attention) => attention.cachesKeys),
  Component: later(['keysValues'], async () => (await import('./keys-values-panel')).KeysValuesPanel),
} as const satisfies PanelEntry;
