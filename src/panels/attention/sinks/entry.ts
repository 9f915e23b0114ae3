import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const sinks = {
  id: 'sinks',
  title: words.panels.sinks.title,
  shows: words.panels.sinks.shows,
  place: { row: 'lower', height: 54, share: 40 },
  Component: later(['policy', 'sinks'], async () => (await import('./sinks-panel')).SinksPanel),
} as const satisfies PanelEntry;
