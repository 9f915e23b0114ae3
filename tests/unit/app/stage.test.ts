import { expect, test } from 'vitest';
import { clock } from '../../../src/app/stage/clock';
import { readAsk, readNow } from '../../../src/app/stage/messages';
import { ofStep, ofView } from '../../../src/app/stage/on-stage';
import { codeOf, mostBytes } from '../../../src/app/stage/qr';
import { stepNotes } from '../../../src/app/stage/step-notes';
import { leastPart, leastType, zoomFor } from '../../../src/app/stage/type-size';
import { views } from '../../../src/app/views/table';
import { lessonIds, loadLesson } from '../../../src/lessons';
import type { Step } from '../../../src/lessons/lesson';
import { panels } from '../../../src/panels';

test('a clock', () => {
  expect([0, 999, 7000, 760_000, 3_723_000, -5].map(clock)).toEqual(['0:00', '0:00', '0:07', '12:40', '1:02:03', '0:00']);
});

const step = {
  title: 't',
  at: 1,
  of: 2,
  say: 's',
  question: null,
  answer: null,
  answerLater: false,
  answered: false,
  next: null,
};
const now = { keepsake: 'now', presenting: true, blank: false, since: 1, lessonSince: 2, view: 'v', language: 'en', step };

test('messages are checked where they come in: what is malformed or asks for more is not heard', () => {
  expect(readNow(now)).toEqual(now);
  expect(readNow({ ...now, step: null })).toEqual({ ...now, step: null });
  for (const wrong of [
    null,
    'now',
    {},
    { ...now, since: Number.NaN },
    { ...now, step: { ...step, at: '1' } },
    { keepsake: 'tell' },
  ])
    expect(readNow(wrong)).toBeNull();
  expect(readAsk({ keepsake: 'do', what: 'blank' })).toEqual({ keepsake: 'do', what: 'blank' });
  for (const wrong of [undefined, { keepsake: 'do', what: 'prompt' }, { keepsake: 'do' }, now]) expect(readAsk(wrong)).toBeNull();
});

test('the smallest type is 2.2 % of every window', () => {
  for (const height of [600, 768, 1080, 2160]) expect((leastType * zoomFor(height)) / height).toBeGreaterThanOrEqual(leastPart);
});

const shown = { view: 'decode', maximised: null, tabs: [], spec: null } as const;

test('a stage shows what a step is about, and nothing that answers it', () => {
  const heads = {
    name: 'n',
    state: {},
    pointAt: { panel: 'heads' },
    covered: ['heads'],
    ask: { kind: 'token', truth: 'k' },
  } as const;
  expect(ofStep(heads, false, shown)).toEqual({ text: true, panels: [] });
  expect(ofStep(heads, true, shown)).toEqual({ text: true, panels: ['heads'] });
  const cell = { name: 'n', state: {}, pointAt: { cell: [0, 0, 1, 0] } } as const;
  expect(ofStep(cell, false, shown)).toEqual({ text: false, panels: ['attention'] });
  const named = { ...cell, onStage: ['tokens', 'growth', 'cache'] } as const;
  expect(ofStep(named, false, shown)).toEqual({ text: true, panels: ['growth', 'cache'] });
  expect(ofView({ ...shown, maximised: 'norms' }, 2)).toEqual(['norms']);
});

test('every view has places for a stage', () => {
  for (const [view, { areas, stage }] of Object.entries(views)) {
    expect([view, stage.length > 0 && stage.every((name) => areas.flat().includes(name))]).toEqual([view, true]);
    for (const id of ofView({ ...shown, view: view as keyof typeof views }, 2))
      expect(panels.map((panel) => panel.id)).toContain(id);
  }
});

test('of every step of every lesson a stage shows something, and the notes say what the room will see', async () => {
  for (const id of lessonIds) {
    const { lesson, words } = await loadLesson(id);
    lesson.steps.forEach((one, i) => {
      const place = `${id} ${one.name}`;
      const { text, panels: ids } = ofStep(one, true, { ...shown, view: one.state.view ?? 'decode' });
      expect([place, text || ids.length > 0]).toEqual([place, true]);
      const notes = stepNotes(lesson, words, i + 1, { guess: null, numbers: null });
      expect(notes).toMatchObject({ at: i + 1, of: lesson.steps.length, answered: false });
      expect([place, notes?.answer !== null]).toEqual([place, one.ask !== undefined]);
      expect([place, notes?.next === null]).toEqual([place, i + 1 === lesson.steps.length]);
    });
  }
});

test('notes have the answer with its numbers, and the right choice', async () => {
  const { lesson, words } = await loadLesson('where-attention-drains');
  const at = (name: string): number => 1 + lesson.steps.findIndex((one) => one.name === name);
  const numbers = { mean: 0.66, share: 0.47, even: 0.04, sum: 1, ratio: 0.12 };
  const softmax = stepNotes(lesson, words, at('softmax'), { guess: null, numbers });
  expect(softmax?.answer).toContain(words.steps['softmax']?.choices?.['park']);
  expect(softmax?.answer).toMatch(/4\s?%.*47\s?%/u);
  expect(stepNotes(lesson, words, at('short'), { guess: 'skipped', numbers })?.answer).toMatch(/^12\s?%/u);
});

test('what is measured once the answer is shown is left out of the notes until then, sentence by sentence', async () => {
  const { lesson, words } = await loadLesson('a-window-that-forgets');
  const at = 1 + lesson.steps.findIndex(({ name }) => name === 'why');
  expect(at).toBeGreaterThan(0);
  const before = stepNotes(lesson, words, at, { guess: null, numbers: { full: 3.71, bytes: 188_416 } });
  expect(before?.answer).not.toMatch(/…|NaN/u);
  expect(before?.answerLater).toBe(true);
  const numbers = { full: 3.71, bytes: 188_416, windowed: 3.93, less: 65_536, kept: 16 };
  const after = stepNotes(lesson, words, at, { guess: 'skipped', numbers });
  expect(after?.answer).toMatch(/^3\.9 · .*65,536/u);
  expect(after?.answerLater).toBe(false);
  for (const id of lessonIds) {
    const other = await loadLesson(id);
    for (const [i, { name: title, numbers: measured = {} }] of other.lesson.steps.entries() as Iterable<[number, Step]>) {
      const own = Object.fromEntries(Object.keys(measured).map((name) => [name, 1]));
      expect([id, title, stepNotes(other.lesson, other.words, i + 1, { guess: null, numbers: own })?.answer]).not.toMatchObject([
        id,
        title,
        expect.stringMatching(/…|NaN/u),
      ]);
    }
  }
});

/** The quiet zone is white, and three corners have the pattern by which a camera finds the code: 7 × 7, black around white around 3 × 3 black. */
test('a code of a link, with what a camera looks for; none where it is too long', () => {
  const code = codeOf('http://localhost/#v=2&lesson=cache-once&at=3');
  const black = new Set([...(code?.path ?? '').matchAll(/M(\d+),(\d+)h/gu)].map(([, x, y]) => `${x},${y}`));
  const size = code?.size ?? 0;
  for (const [left, top] of [
    [4, 4],
    [size - 11, 4],
    [4, size - 11],
  ] as const)
    for (let x = 0; x < 7; x++)
      for (let y = 0; y < 7; y++) {
        const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
        expect(black.has(`${left + x},${top + y}`)).toBe(ring !== 2);
      }
  expect([...black].every((place) => place.split(',').every((part) => Number(part) >= 4 && Number(part) < size - 4))).toBe(true);
  expect(code?.dense).toBe(false);
  expect(codeOf('x'.repeat(mostBytes))?.dense).toBe(true);
  expect(codeOf('x'.repeat(mostBytes + 1))).toBeNull();
});
