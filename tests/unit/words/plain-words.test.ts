/** The words on the screen are the field's and plain: phrases that were hard to read do not come back. */
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What is not written, and what is written in its place. */
const refused: readonly (readonly [RegExp, string])[] = [
  [
    /(?:\b(?:numbers?|bytes?|bits?|nats|rows?|ms|tokens?|texts?|weight|gate|tap)|#) a (?:token|head|step|cell|pass|number|feature|layer)\b/u,
    'per',
  ],
  [/(?:\btokens|#) a second\b/u, 'per'],
  [/\bso many\b/u, 'the number, or “this many”'],
  [/\blet go\b/u, '“evicted” from the cache, “discarded” to save memory'],
  [/\banew\b|\bafresh\b/u, '“again”'],
  [/\bwhat stands\b|\bwhat stood\b|\btokens that stand\b|\ball stand\b/u, '“accepted”'],
  [/\bgo(?:es)? on\b/u, '“continues”'],
  [/\bdropped\b/u, '“removed”, “discarded” or “evicted”'],
  [/\bst(?:ands?|ood) for\b/iu, '“reconstructed”'],
  [/\bfor good\b/u, '“cannot be recovered”'],
  [/\busual\b/u, '“default”'],
  [/\bCame:|\bcame next\b|\btoken that came\b/u, '“sampled”'],
  [/\bbill\b/iu, '“calculator”'],
  [/\bmade out\b/u, 'what is calculated'],
  [/\bsilenc\w*|\blet it speak\b/iu, '“mute” and “unmute”'],
  [/\bset (?:everything )?back\b/iu, '“reset”'],
  [/\btold of\b/u, '“reach”'],
  [/\bat work\b/u, '“running”'],
  [/\bhowever long\b/u, '“at any length”'],
  [/\bnobody\b|\bit is asked for\b|\basked here\b/u, 'what is needed or measured'],
  [/docs\//u, 'a name that a visitor can use, not a path'],
];

/** String literals and templates; what a template fills in is `#`. */
function* sentences(source: string): Generator<string> {
  const code = source.replaceAll(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gmu, '');
  for (const [text] of code.matchAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/gu)) yield text.replaceAll(/\$\{[^{}]*\}/gu, '#');
}

/** Other languages have phrases of their own. */
const isEnglish = (path: string): boolean => path.startsWith('en/') || !path.includes('/');
const files = readdirSync('src/words', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && isEnglish(path));

test.each(files)('%s says it plainly', (file) => {
  const found = [...sentences(readFileSync(`src/words/${file}`, 'utf8'))].flatMap((sentence) =>
    refused
      .filter(([phrase]) => phrase.test(sentence))
      .map(([phrase, instead]) => `“${phrase.exec(sentence)?.[0]}” in ${sentence.slice(0, 160)}: write ${instead}`),
  );
  expect(found).toEqual([]);
});
