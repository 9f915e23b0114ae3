/** Which language the page speaks. */
import { type LanguageId, isLanguage } from '.';

/** The first of the languages that the reader prefers (BCP 47 tags) that the page speaks, or English. */
export function chooseLanguage(preferred: readonly string[]): LanguageId {
  // A language that the address names (`lang=`) will go before these.
  for (const tag of preferred) {
    const [language = ''] = tag.toLowerCase().split('-');
    if (isLanguage(language)) return language;
  }
  return 'en';
}
