import type { CatalogueEntry } from '../../model/catalogue';
import type { GroupId } from './groups';

/** A model's name in its group: outside the tasks all models are of one task, so its name goes without that. */
export function tileName({ name }: Pick<CatalogueEntry, 'name'>, group: GroupId | null): string {
  if (group === null || group === 'tasks') return name;
  const [, own] = /^[^·]+ · (.+)$/u.exec(name) ?? [];
  return own ?? name;
}
