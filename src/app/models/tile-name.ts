import { type CatalogueEntry, shortName } from '../../model/catalogue';
import type { GroupId } from './groups';

/** A model's name in its group: outside the tasks all models are of one task, so its name goes without that. */
export const tileName = (entry: Pick<CatalogueEntry, 'id' | 'name'>, group: GroupId | null): string =>
  group === null || group === 'tasks' ? entry.name : shortName(entry);
