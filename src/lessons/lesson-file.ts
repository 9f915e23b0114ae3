/** A lesson from its author's file or address: the same data as those that ship, with its words, checked like any input. Texts are plain. */
import * as v from 'valibot';
import { validate } from '../model/validate';
import { panels } from '../panels';
import { someState } from '../store/properties';
import { aNumber, aText, aWhole, oneOf } from '../store/schemas';
import { type LessonWords, loadWords, spokenLanguage, wordsOf } from '../words';
import { formatMessage } from '../words/message';
import { pointedControls } from './controls';
import { type HeadToFind, headsToFind } from './heads-to-find';
import type { Ask, Claim, Lesson, PointAt, Step, WrittenLesson } from './lesson';
import { anExpression } from './truths';

/** Of a file, in bytes. */
const largest = 1_000_000;

const aName = v.pipe(v.string(), v.regex(/^[a-zA-Z][\w-]*$/u));
const aPanel = oneOf(panels.map(({ id }) => id));
const anIndex = aWhole(0, 1_000_000);
const compared = v.exactOptional(v.union([v.number(), aName]));
const aClaim = v.strictObject({ number: aName, above: compared, below: compared, equals: compared, near: compared });
const aPoint = v.union([
  v.strictObject({ panel: aPanel }),
  v.strictObject({ token: anIndex }),
  v.strictObject({ head: v.strictTuple([anIndex, anIndex]) }),
  v.strictObject({ cell: v.strictTuple([anIndex, anIndex, anIndex, anIndex]) }),
  v.strictObject({ control: oneOf(pointedControls) }),
]);
const aSize = aNumber(-1e9, 1e9);
const anAsk = v.variant('kind', [
  v.strictObject({ kind: v.literal('token'), truth: aName }),
  v.strictObject({ kind: v.literal('cell'), truth: v.strictObject({ query: aName, key: aName }) }),
  v.strictObject({ kind: v.literal('tokens'), room: aWhole(1, 64), truth: aName }),
  v.strictObject({
    kind: v.literal('number'),
    truth: aName,
    min: aSize,
    max: aSize,
    step: aNumber(1e-6, 1e9),
    unit: oneOf(['percent', 'number']),
  }),
  v.strictObject({ kind: v.literal('choice'), choices: v.record(aName, v.array(aClaim)) }),
]);
const someNumbers = v.exactOptional(v.record(aName, anExpression));
const aStep = v.strictObject({
  name: aName,
  state: someState,
  pointAt: v.exactOptional(aPoint),
  answerPointAt: v.exactOptional(aPoint),
  onStage: v.exactOptional(v.array(aPanel)),
  ask: v.exactOptional(anAsk),
  look: v.exactOptional(oneOf(Object.keys(headsToFind) as readonly HeadToFind[])),
  needsModel: v.exactOptional(v.boolean()),
  covered: v.exactOptional(v.array(aPanel)),
  answerState: v.exactOptional(someState),
  numbers: someNumbers,
  answerNumbers: someNumbers,
  claims: v.exactOptional(v.array(aClaim)),
});
const someWords = v.strictObject({
  title: aText,
  asks: aText,
  steps: v.record(
    aName,
    v.strictObject({
      say: aText,
      question: v.exactOptional(aText),
      choices: v.exactOptional(v.record(aName, aText)),
      reveal: v.exactOptional(aText),
    }),
  ),
  tryIt: aText,
  teachers: v.strictObject({ purpose: aText, before: aText, limits: aText }),
});
const aFile = v.strictObject({
  id: aName,
  paper: v.strictObject({ name: aText, arxiv: aText }),
  minutes: aWhole(1, 240),
  onOpenModel: v.exactOptional(v.boolean()),
  steps: v.pipe(v.array(aStep), v.minLength(1), v.maxLength(60)),
  words: v.pipe(
    v.record(v.string(), someWords),
    v.check((languages) => Object.keys(languages).length > 0),
  ),
});
/** That the schema accepts nothing that a lesson is not. */
type Accepted = v.InferOutput<typeof aFile>;
const asSteps = (steps: Accepted['steps']): readonly Step[] =>
  steps satisfies readonly (Omit<Step, 'ask' | 'pointAt'> & {
    ask?: Ask;
    pointAt?: PointAt;
    claims?: readonly Claim[];
  })[];

/**
 * A lesson from the text of its file, in the language that is spoken if the file has it, else in its first.
 * @throws Error with a sentence that says what is wrong and where
 */
export async function readLesson(text: string): Promise<WrittenLesson> {
  await loadWords('lessons');
  const say = wordsOf('lessons').file;
  const wrong = (path: string, problem: string): never => {
    throw new Error(say.wrong(path, problem));
  };
  if (text.length > largest) throw new Error(say.tooLarge(largest));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error(say.notJson);
  }
  const { words: languages, ...file } = validate(aFile, json, ({ path, problem }) => wrong(path, problem));
  const [language = ''] = spokenLanguage() in languages ? [spokenLanguage()] : Object.keys(languages);
  const words = languages[language];
  if (!words) return wrong('words', say.noWords);
  const lesson: Lesson = { ...file, steps: asSteps(file.steps) };
  checkTogether(lesson, words, `words.${language}`, wrong);
  return { lesson, words };
}

/** What the schema cannot see: that steps, words and numbers belong together. */
function checkTogether({ steps }: Lesson, words: LessonWords, at: string, wrong: (path: string, problem: string) => never): void {
  const say = wordsOf('lessons').file;
  const names = new Set<string>();
  for (const [i, { name, ask, numbers, answerNumbers }] of steps.entries()) {
    if (names.has(name)) wrong(`steps[${i}].name`, say.twice(name));
    names.add(name);
    const said = words.steps[name];
    if (!said) return wrong(`${at}.steps`, say.noStep(name));
    const known = { ...numbers, ...answerNumbers, ...(ask?.kind === 'tokens' ? { yours: 0 } : {}) };
    for (const truth of truthsOf(ask)) if (!(truth in known)) wrong(`steps[${i}].ask`, say.noNumber(truth));
    if (ask && said.question === undefined) wrong(`${at}.steps.${name}`, say.noQuestion);
    const choices = ask?.kind === 'choice' ? Object.keys(ask.choices) : [];
    for (const choice of choices)
      if (said.choices?.[choice] === undefined) wrong(`${at}.steps.${name}.choices`, say.noStep(choice));
    const values = Object.fromEntries(Object.keys(known).map((key) => [key, 0]));
    for (const message of [said.say, said.question, said.reveal, ...Object.values(said.choices ?? {})])
      if (message !== undefined && !isFilledBy(message, values)) wrong(`${at}.steps.${name}`, say.message(message));
  }
}

function truthsOf(ask: Ask | undefined): readonly string[] {
  if (!ask || ask.kind === 'choice') return [];
  return typeof ask.truth === 'string' ? [ask.truth] : [ask.truth.query, ask.truth.key];
}

function isFilledBy(message: string, values: Readonly<Record<string, number>>): boolean {
  try {
    formatMessage(message, values);
    return true;
  } catch {
    return false;
  }
}

/** @param address relative to the page, or of another host that lets pages read it @throws Error with a sentence */
export async function fetchLesson(address: string): Promise<WrittenLesson> {
  await loadWords('lessons');
  let text: string;
  try {
    const response = await fetch(new URL(address, document.baseURI), { credentials: 'omit' });
    if (!response.ok) throw new Error(String(response.status));
    text = await response.text();
  } catch {
    throw new Error(wordsOf('lessons').file.notFetched(address));
  }
  return readLesson(text);
}
