/** Which language the page speaks. */
import { type LanguageId, isLanguage } from '.';

/**
 * The language that the address names (`lang=`), else the first of those that the reader prefers (BCP 47 tags) that the page speaks, else English.
 */
export function chooseLanguage(named: string, preferred: readonly string[]): LanguageId {
  if (isLanguage(named)) return named;
  for (const tag of preferred) {
    const [language = ''] = tag.toLowerCase().split('-');
    if (isLanguage(language)) return language;
  }
  return 'en';
}
