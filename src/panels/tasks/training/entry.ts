import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const training = {
  id: 'training',
  title: words.panels.training.title,
  shows: words.panels.training.shows,
  place: { row: 'training', height: 44, share: 100 },
  code: { path: 'src/trainer/backward.ts', load: () => import('../../../trainer/backward.ts?raw') },
  Component: later(['training'], async () => (await import('./training-panel')).TrainingPanel),
} as const satisfies PanelEntry;
