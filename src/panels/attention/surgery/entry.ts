import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const surgery = {
  id: 'surgery',
  title: words.panels.surgery.title,
  needs: 'computing',
  shows: words.panels.surgery.shows,
  place: { row: 'kept', height: 34, share: 30 },
  code: 'attention',
  Component: later(['policy', 'surgery'], async () => (await import('./surgery-panel')).SurgeryPanel),
} as const satisfies PanelEntry;
