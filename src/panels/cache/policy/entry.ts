import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const policy = {
  id: 'policy',
  name: words.panels.policy.name,
  title: words.panels.policy.title,
  needs: 'computing',
  shows: words.panels.policy.shows,
  place: { row: 'kept', height: 34, share: 30 },
  code: { path: 'src/decode/policies/window.ts', load: () => import('../../../decode/policies/window.ts?raw') },
  Component: later(['policies', 'policy'], async () => (await import('./policy-panel')).PolicyPanel),
} as const satisfies PanelEntry;
