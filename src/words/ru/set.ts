/** Russian as it is set: a dash stays with the word before it, and so never begins a line. */
import { withEveryText } from '../every-text';
import { first, later, lessons } from '.';

const noBreakSpace = '\u00A0';

export const russian = withEveryText({ first, later, lessons }, (text) => text.replaceAll(/ (?=— )/gu, noBreakSpace));
