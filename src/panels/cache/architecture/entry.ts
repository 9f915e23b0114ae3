import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const architecture = {
  id: 'architecture',
  title: words.panels.architecture.title,
  shows: words.panels.architecture.shows,
  place: { row: 'architecture', height: 12, share: 100 },
  code: 'layer',
  Component: later(['architecture'], async () => (await import('./architecture-panel')).ArchitecturePanel),
} as const satisfies PanelEntry;
