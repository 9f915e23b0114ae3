/** What languages are called. */
import { type LanguageId, languageIds } from '.';

/** Those that a visitor chooses from: not the one that is there to test the page with. */
export const offeredLanguages: readonly LanguageId[] = languageIds.filter((id) => id !== 'en-XA');

/** A language's name in that language, as at the head of a list: English, Español. */
export function ownName(id: LanguageId): string {
  const name = new Intl.DisplayNames([id], { type: 'language' }).of(id) ?? id;
  return name.charAt(0).toLocaleUpperCase(id) + name.slice(1);
}
