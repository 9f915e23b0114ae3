import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const gate = {
  id: 'gate',
  name: words.panels.gate.name,
  title: words.panels.gate.title,
  shows: words.panels.gate.shows,
  place: { row: 'inside', height: 36, share: 34 },
  code: { path: 'src/insight/gate.ts', load: () => import('../../../insight/gate.ts?raw') },
  Component: later(['gate'], async () => (await import('./gate-panel')).GatePanel),
} as const satisfies PanelEntry;
