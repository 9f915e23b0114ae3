import { words } from '../../../words';
import type { PanelEntry } from '../../entry';
import { later } from '../../kit/boundary';

export const budget = {
  id: 'budget',
  formerly: ['ledger'],
  name: words.panels.budget.name,
  title: words.panels.budget.title,
  shows: words.panels.budget.shows,
  place: { row: 'lower', height: 34, share: 28 },
  code: 'attention',
  Component: later(['budget'], async () => (await import('./budget-panel')).BudgetPanel),
} as const satisfies PanelEntry;
