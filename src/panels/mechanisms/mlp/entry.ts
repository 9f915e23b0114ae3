import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const mlp = {
  id: 'mlp',
  title: words.panels.mlp.title,
  needs: 'weights',
  shows: words.panels.mlp.shows,
  place: { row: 'layers', height: 34, heightWithoutContent: 29, share: 55 },
  hasContent: (spec) => spec.layers.some((layer) => layer.mlp !== null),
  code: 'mlp',
  Component: later(['mlp'], async () => (await import('./mlp-panel')).MlpPanel),
} as const satisfies PanelEntry;
