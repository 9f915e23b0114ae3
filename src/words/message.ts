/** ICU messages, as lessons have them: numbers and plurals follow the language that is spoken. Loaded with lessons alone. */
import { IntlMessageFormat } from 'intl-messageformat';
import { spokenLanguage } from '.';

export type Values = Readonly<Record<string, number | string>>;

/** By language and text. */
const known = new Map<string, IntlMessageFormat>();

/** @throws Error where the message is malformed, or has no value for a placeholder */
export function formatMessage(message: string, values: Values, language = spokenLanguage()): string {
  const key = `${language} ${message}`;
  const parsed = known.get(key) ?? new IntlMessageFormat(message, language);
  known.set(key, parsed);
  return String(parsed.format(values));
}
