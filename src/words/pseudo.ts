/**
 * English, lengthened: every text in brackets and 40 % longer, as a translation may be. What is on the screen without brackets is not in the
 * catalogue, and what does not fit will not fit in another language either.
 */
import type { Language } from './catalogue';
import { withEveryText } from './every-text';

const filler = ' una dos tres cuatro cinco seis siete ocho nueve diez';

/** The page's own name is the same everywhere. */
const name = 'Keepsake';

/** 40 % longer, in brackets. A text without a letter is left as it is. */
function longer(text: string): string {
  if (text === name || !/\p{L}/u.test(text)) return text;
  const more = Math.ceil(text.length * 0.4);
  return `[${text}${filler.repeat(Math.ceil(more / filler.length)).slice(0, more)}]`;
}

/** A language lengthened. */
export const lengthened = (language: Language): Language => withEveryText(language, longer);
