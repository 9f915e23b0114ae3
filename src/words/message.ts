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
  return written(parsed(message), values);
}

/** ICU writes a hyphen before a number below zero; the page writes a minus. */
const written = (format: IntlMessageFormat, values: Values): string =>
  String(format.format(values)).replaceAll(/(?<=^|[\s(“«])-(?=\d)/gu, '−');

type Part = ReturnType<IntlMessageFormat['getAst']>[number];
const kindOf = ({ type }: { readonly type: number }): number => type;
/** Of a message's parts, text is of kind 0; anything else is a placeholder by its name. */
const isText = (part: Part): part is Part & { value: string } => kindOf(part) === 0;

const isKnown = (part: Part, values: Values): boolean => isText(part) || ('value' in part && String(part.value) in values);

/** The same while not all values are known: each placeholder is an ellipsis then. @throws Error where the message is malformed */
export function formatAsKnown(message: string, values: Values | null): string {
  const parts = parsed(message).getAst();
  if (values && parts.every((part) => isKnown(part, values))) return formatMessage(message, values);
  return parts.map((part) => (isText(part) ? part.value : '…')).join('');
}

/** Where a sentence ends and another begins; not in a number, which has no space in it. */
const ends = /(?<=[.!?…])\s+/u;

/**
 * Only the sentences whose values are all known, so that nothing in them is missing.
 * @returns '' where there is none @throws Error where the message is malformed
 */
export function knownSentences(message: string, values: Values): string {
  const sentences: Part[][] = [[]];
  for (const part of parsed(message).getAst()) {
    const [first = part, ...others] = isText(part) ? part.value.split(ends).map((value) => ({ ...part, value })) : [part];
    sentences.at(-1)?.push(first);
    sentences.push(...others.map((other) => [other]));
  }
  return sentences
    .filter((sentence) => sentence.every((part) => isKnown(part, values)))
    .map((sentence) => written(new IntlMessageFormat(sentence, spokenLanguage()), values))
    .join(' ');
}
