import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const passkey = {
  id: 'passkey',
  name: words.panels.passkey.name,
  title: words.panels.passkey.title,
  shows: words.panels.passkey.shows,
  place: { row: 'passkey', height: 38, share: 100 },
  code: { path: 'src/decode/runs/passkey-run.ts', load: () => import('../../../decode/runs/passkey-run.ts?raw') },
  Component: later(['passkey'], async () => (await import('./passkey-panel')).PasskeyPanel),
} as const satisfies PanelEntry;
