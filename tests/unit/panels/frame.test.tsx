import { renderToString } from 'react-dom/server';
import { beforeEach, expect, test } from 'vitest';
import { type PanelEntry, panels } from '../../../src/panels';
import { EntryContext } from '../../../src/panels/kit/entry-context';
import { Panel } from '../../../src/panels/kit/panel';
import { type Keepsake, createKeepsake } from '../../../src/store/keepsake';
import { KeepsakeProvider } from '../../../src/store/react';
import { areaNames, loadWords, words, wordsOf } from '../../../src/words';
import { fakeHost, logitsAfter } from '../decode/fake-host';

const frame = words.panels.frame;
const entry: PanelEntry = { id: 'attention', title: 'A title', shows: 'What it shows.', place: null, Component: () => null };
let keepsake: Keepsake;

beforeEach(() => {
  keepsake = createKeepsake({
    host: fakeHost(logitsAfter),
    startHost: () => {
      throw new Error('no lane is opened');
    },
    catalogue: { models: [] },
    files: { read: async () => new ArrayBuffer(0) },
    panels: [],
    address: () => '',
  });
});

function drawn(display: Partial<ReturnType<Keepsake['display']['getState']>>, of: PanelEntry = entry): string {
  keepsake.display.setState(display);
  // What is drawn on a server is what a store begins with.
  for (const store of [keepsake.session.state, keepsake.display]) Object.assign(store, { getInitialState: store.getState });
  return renderToString(
    <KeepsakeProvider value={keepsake}>
      <EntryContext value={of}>
        <Panel
          line="A line that may be long"
          tag="measured"
          idea="One sentence."
          maths={{ tex: 'a = b', where: 'a is what b is.', row: 'a = 1' }}
          table={() => ({ columns: [], rows: [] })}
        >
          <svg />
        </Panel>
      </EntryContext>
    </KeepsakeProvider>,
  );
}

test('each depth shows its own, and no other', () => {
  const idea = drawn({ depth: 'idea' });
  expect(idea).toContain('One sentence.');
  expect(idea).not.toContain('a is what b is.');
  const maths = drawn({ depth: 'maths' });
  expect(maths).toContain('a is what b is.');
  expect(maths).toContain(frame.mathsOf('A title'));
  expect(maths).not.toContain('One sentence.');
  // Nothing computes this panel that could be shown, so it says its sentence.
  expect(drawn({ depth: 'code' })).toContain('One sentence.');
  expect(drawn({ depth: 'code' }, { ...entry, code: 'attention' })).toContain(words.panels.code.loading);
});

test('a line that is cut is whole in its title', () => {
  expect(drawn({})).toContain('title="A line that may be long"');
});

test('a panel is hidden only on the workbench, and sent there from anywhere else', () => {
  const elsewhere = drawn({ view: 'decode' });
  expect([elsewhere.includes(`aria-label="${frame.hide}"`), elsewhere.includes(`aria-label="${frame.toWorkbench}"`)]).toEqual([
    false,
    true,
  ]);
  const there = drawn({ view: 'workbench' });
  expect([there.includes(`aria-label="${frame.hide}"`), there.includes(`aria-label="${frame.toWorkbench}"`)]).toEqual([
    true,
    false,
  ]);
  for (const shown of [elsewhere, there]) expect(shown).toContain(`aria-label="${frame.table}"`);
});

test('every panel says what computed it, and a file that it names is there', async () => {
  for (const { id, code } of panels) {
    expect([id, code === undefined]).toEqual([id, false]);
    if (typeof code === 'object') expect([code.path, (await code.load()).default.length > 200]).toEqual([code.path, true]);
  }
});

/** Every sentence of the catalogue that says what to look for. */
function* ideasIn(said: object): Iterable<string> {
  for (const [key, value] of Object.entries(said)) {
    if (/^(idea|latentIdea|nowhereIdea)$/.test(key) && typeof value === 'string') yield value;
    else if (typeof value === 'object' && value !== null) yield* ideasIn(value);
  }
}

test('an idea is one sentence of at most 26 words', async () => {
  await loadWords(...areaNames);
  const ideas = [words.panels, ...areaNames.map((area) => wordsOf(area))].flatMap((said) => [...ideasIn(said)]);
  expect(ideas.length).toBeGreaterThan(20);
  for (const idea of ideas) {
    expect(idea).toMatch(/^[^.]+(?:\.\d[^.]*)?\.$/);
    expect([idea, idea.split(' ').length <= 26]).toEqual([idea, true]);
  }
});
