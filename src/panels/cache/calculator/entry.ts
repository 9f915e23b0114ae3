import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const calculator = {
  id: 'calculator',
  formerly: ['bill'],
  title: words.panels.calculator.title,
  shows: words.panels.calculator.shows,
  place: { row: 'calculator', height: 56, share: 100 },
  code: { path: 'src/insight/shapes/cost.ts', load: () => import('../../../insight/shapes/cost.ts?raw') },
  Component: later(['calculator'], async () => (await import('./calculator-panel')).CalculatorPanel),
} as const satisfies PanelEntry;
