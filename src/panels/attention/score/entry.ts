import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const score = {
  id: 'score',
  name: words.panels.score.name,
  title: words.panels.score.title,
  needs: 'weights',
  shows: words.panels.score.shows,
  place: { row: 'why', height: 40, heightWithoutContent: 12, share: 100 },
  hasContent: (spec) => spec.layers.some(({ attention: { kind } }) => kind === 'softmax' || kind === 'cross'),
  code: 'attention',
  Component: later(['score'], async () => (await import('./score-panel')).ScorePanel),
} as const satisfies PanelEntry;
