/** ICU messages, as lessons have them: numbers and plurals follow the language that is spoken. Loaded with lessons alone. */
import { IntlMessageFormat } from 'intl-messageformat';
import { spokenLanguage } from '.';

export type Values = Readonly<Record<string, number | string>>;

/** By language and text. */
const known = new Map<string, IntlMessageFormat>();

function parsed(message: string): IntlMessageFormat {
  const language = spokenLanguage();
  const key = `${language} ${message}`;
  const format = known.get(key) ?? new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
  known.set(key, format);
  return format;
}

/** @throws Error where the message is malformed, or has no value for a placeholder */
export function formatMessage(message: string, values: Values): string {
  // ICU writes a hyphen before a number below zero; the page writes a minus.
  return String(parsed(message).format(values)).replaceAll(/(?<=^|[\s(“«])-(?=\d)/gu, '−');
}

/** A part of a message: text is of kind 0, and anything else is a placeholder by its name. */
interface Part {
  readonly type: number;
  readonly value?: string;
}

/** The same while not all values are known: each placeholder is an ellipsis then. @throws Error where the message is malformed */
export function formatAsKnown(message: string, values: Values | null): string {
  const parts: readonly Part[] = parsed(message).getAst() as readonly Part[];
  const isText = ({ type }: Part): boolean => type === 0;
  if (values && parts.every((part) => isText(part) || (part.value ?? '') in values)) return formatMessage(message, values);
  return parts.map((part) => (isText(part) ? part.value : '…')).join('');
}
