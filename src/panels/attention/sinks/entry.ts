import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const sinks = {
  id: 'sinks',
  title: words.panels.sinks.title,
  shows: words.panels.sinks.shows,
  place: { row: 'lower', height: 34, share: 42 },
  Component: later(['sinks'], async () => (await import('./sinks-panel')).SinksPanel),
  code: 'attention',
} as const satisfies PanelEntry;
