/** Every lesson in every language, on the shipped models: numbers have values, sentences are whole, claims hold, questions have an answer. */
import { statSync } from 'node:fs';
import { safeParse } from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ViewEntry, views } from '../../../src/app/views/table';
import { holds, rightChoices } from '../../../src/lessons/claims';
import { lessonIds, loadLesson, pictureOf } from '../../../src/lessons';
import { measure } from '../../../src/lessons/known';
import type { Ask, PointAt, Step } from '../../../src/lessons/lesson';
import { anExpression } from '../../../src/lessons/truths';
import { runAction } from '../../../src/store/actions';
import type { Numbers } from '../../../src/store/known-lessons';
import { defaultState, someState } from '../../../src/store/properties';
import { languageIds, speak } from '../../../src/words';
import type { StepWords } from '../../../src/words/lesson-words';
import { formatMessage } from '../../../src/words/message';
import { nodeKeepsake } from './node-keepsake';

const mostSentences = 3;
const longestClause = 24;
const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.?!])\s+/u);
const clausesOf = (text: string): readonly string[] => text.split(/(?<=[.?!:])\s+/u);
/** Those that people speak. */
const languages = languageIds.filter((id) => id !== 'en-XA');

/** Whether a view has a panel in sight. */
function shows({ view = defaultState.view }: Step['state'], panel: string): boolean {
  if (view === 'workbench' || panel === 'tokens') return true;
  const { areas, places = {} }: ViewEntry = views[view];
  return areas.flat().some((name) => (places[name] ?? [name]).some((id) => id === panel));
}

/** Why what is pointed at cannot be seen. */
function* unseen(point: PointAt | undefined, state: Step['state']): Generator<string> {
  if (!point) return;
  const panel = 'panel' in point ? point.panel : 'cell' in point ? 'attention' : 'head' in point ? 'heads' : 'tokens';
  if (!shows(state, panel)) yield `${panel} is pointed at, and not in the view`;
  const { layer = 0, head = 0, query, key } = state;
  if ('cell' in point && JSON.stringify(point.cell) !== JSON.stringify([layer, head, query, key]))
    yield 'a cell is pointed at, and the focus is on another one';
}

/** What is wrong with a question's answer. */
function* unanswered(ask: Ask | undefined, numbers: Numbers): Generator<string> {
  if (!ask) return;
  if (ask.kind === 'choice') {
    const right = rightChoices(ask, numbers);
    if (right.length !== 1) yield `${right.length} choices are right: ${right.join(', ')}`;
    return;
  }
  if (ask.kind === 'tokens' && ask.room >= Number(numbers['tokens'])) yield 'there is room for all';
  for (const name of ask.kind === 'cell' ? [ask.truth.query, ask.truth.key] : [ask.truth]) {
    const value = numbers[name];
    if (typeof value !== 'number') yield `${name} is no number`;
    else if (ask.kind === 'number' && (value < ask.min || value > ask.max)) yield `${name} is not on the slider`;
    else if (ask.kind === 'tokens' && (value <= 0 || value > 1)) yield `${name} is no share`;
    else if ((ask.kind === 'token' || ask.kind === 'cell') && !Number.isInteger(value)) yield `${name} is no index`;
  }
}

function* untrue({ claims = [], ask }: Step, numbers: Numbers): Generator<string> {
  for (const [name, value] of Object.entries(numbers))
    if (typeof value === 'number' && !Number.isFinite(value)) yield `${name} has no value`;
  for (const claim of claims) if (!holds(claim, numbers)) yield `it is not so that ${JSON.stringify(claim)}`;
  yield* unanswered(ask, numbers);
}

/** What is wrong with a step's words in the language that is spoken. */
function* unsaid({ ask }: Step, said: StepWords | undefined, numbers: Numbers): Generator<string> {
  if (!said) return yield 'it has no words';
  const { say, question, reveal, choices = {} } = said;
  const wanted = ask?.kind === 'choice' ? Object.keys(ask.choices) : [];
  if (Object.keys(choices).join(', ') !== wanted.join(', ')) yield `its choices are ${wanted.join(', ')}`;
  if ((question !== undefined) !== (ask !== undefined)) yield 'a question is asked and not said, or said and not asked';
  if ((reveal !== undefined) !== (ask !== undefined)) yield 'an answer is missing, or there is no question';
  for (const text of [say, question, reveal, ...Object.values(choices)].filter((each) => each !== undefined)) {
    const written = formatMessage(text, numbers);
    if (/[{}]|NaN|undefined/u.test(written)) yield `“${written}” is not whole`;
    if (sentencesOf(written).length > mostSentences) yield `“${written}” is more than ${mostSentences} sentences`;
    for (const each of clausesOf(written)) if (each.split(' ').length > longestClause) yield `“${each}” is long`;
  }
}

describe.each(lessonIds)('%s', (id) => {
  let steps: readonly Step[];
  /** [step] */
  const measured: Numbers[] = [];
  /** What is wrong with each step, with what was measured. */
  const problems = (of: (step: Step, numbers: Numbers) => Iterable<string>): readonly string[] =>
    steps.flatMap((step, i) => {
      const numbers = measured[i] ?? {};
      return [...of(step, numbers)].map((problem) => `${step.name}: ${problem}; ${JSON.stringify(numbers)}`);
    });

  beforeAll(async () => {
    ({ steps } = (await loadLesson(id)).lesson);
  });

  test('every step opens as it is written, before its answer and after it', async () => {
    const keepsake = nodeKeepsake();
    const otherwise: string[] = [];
    for (const [i, { name, state, ask, numbers, answerNumbers }] of steps.entries()) {
      const checked = [safeParse(someState, state)];
      const asked = [...Object.values(numbers ?? {}), ...Object.values(answerNumbers ?? {})].map((each) =>
        safeParse(anExpression, each),
      );
      for (const { issues = [] } of [...checked, ...asked]) otherwise.push(...issues.map(({ message }) => `${name}: ${message}`));
      await runAction(keepsake, 'lesson', id, i + 1);
      // A lesson may well read a text longer than those of training.
      const { notices } = keepsake.session.state.getState();
      otherwise.push(...notices.filter(({ kind }) => kind !== 'beyondTraining').map(({ kind }) => `${name}: ${kind}`));
      if (keepsake.lessons.isAway()) otherwise.push(`${name} is not what its state says`);
      const before = await measure(keepsake, numbers);
      if (ask) await runAction(keepsake, 'skipGuess');
      if (keepsake.lessons.isAway()) otherwise.push(`${name} is not what its answer’s state says`);
      const all = { ...before, ...(await measure(keepsake, answerNumbers)) };
      // What the page measured on its way is what is measured of it.
      expect(keepsake.lessons.store.getState().numbers).toEqual(all);
      measured.push(all);
    }
    expect(otherwise).toEqual([]);
  });

  test('every number is measured, every claim holds, and every question has an answer', () => {
    expect(problems(untrue)).toEqual([]);
  });

  test('what is pointed at is in sight, and only questions cover panels', () => {
    expect(
      problems(function* ({ state, answerState, pointAt, answerPointAt, covered = [], ask }) {
        yield* unseen(pointAt, state);
        yield* unseen(answerPointAt, { ...state, ...answerState });
        if (covered.length > 0 && !ask) yield 'it covers without asking';
        for (const panel of covered) if (!shows(state, panel)) yield `${panel} is covered, and not in the view`;
      }),
    ).toEqual([]);
  });

  test('its picture is small, and of a panel of one of its steps', async () => {
    const { step, panel } = pictureOf((await loadLesson(id)).lesson);
    const shown = steps[step - 1];
    expect(shown && shows({ ...shown.state, ...shown.answerState }, panel)).toBe(true);
    expect(statSync(`public/lessons/${id}.webp`).size).toBeLessThanOrEqual(12_000);
  });

  test('it asks at least twice', () => {
    expect(steps.filter(({ ask }) => ask).length).toBeGreaterThanOrEqual(2);
  });

  test.each(languages)('in %s every step has its words, whole and short', async (language) => {
    await speak(language);
    const { words } = await loadLesson(id);
    expect(Object.keys(words.steps)).toEqual(steps.map(({ name }) => name));
    expect(problems((step, numbers) => unsaid(step, words.steps[step.name], numbers))).toEqual([]);
  });
});
