/** A draft proposes tokens, the model verifies them in one pass: pass by pass, what it gives, and whether it pays here. */
import { memo, useMemo } from 'react';
import { type TableData, known } from '../../../charts/figure/table';
import { paletteOf } from '../../../charts/palette';
import { type DraftPass, tokensAdded } from '../../../decode/drafting/draft-pass';
import { shapeFor } from '../../../decode/drafting/drafting';
import type { LoadedModel } from '../../../decode/session/session-state';
import { depthsOf, rowsAlone } from '../../../decode/drafting/draft-tree';
import { isEvicting } from '../../../decode/reader/reading-settings';
import { type PassFigures, passFigures, placeFigures } from '../../../insight/drafting';
import { useDrafting, useDrafts, useRun, useSession, useDisplay } from '../../../store/react';
import { wordsOf } from '../../../words';
import { Panel, PanelMessage } from '../../kit/panel';
import { equation } from './equation';
import frameStyles from '../../kit/panel.module.css';
import { tokenText, useShownTheme } from '../../data/text';
import { DraftControls, DraftTimes } from './drafting-controls';
import styles from './drafting-panel.module.css';
import { ChipLegend, PassChips } from './pass-chips';
import { expectedRow } from './row';
import { PlaceBars } from './place-bars';

const say = wordsOf('draft');

/** Passes that are drawn, the latest first; the table has all. */
const shown = 24;

export function DraftingPanel() {
  const run = useRun();
  const on = useDisplay((v) => v.draft);
  const { model: drafts, count, candidates, passes, error } = useDrafting((state) => state);
  const opening = useDrafts();
  const { model, reading } = useSession((s) => ({ model: s.model, reading: s.reading }));
  const figures = useMemo(() => passFigures(passes), [passes]);
  const failure = error ?? opening.error;
  return (
    <Panel
      line={
        drafts && model
          ? say.line(
              drafts.entry.name,
              model.entry.name,
              shapeFor(model, { count, candidates }),
              figures && { passes: passes.length, tokens: figures.measured },
            )
          : say.off
      }
      tag="measured"
      idea={say.idea}
      maths={{ tex: equation, where: say.where, row: drafts && figures && expectedRow(figures, passes.map(draftedIn)) }}
      table={() => draftTable(passes, model)}
    >
      <div data-stage-out="always">
        <DraftControls />
      </div>
      {on && failure !== null && (
        <p className={frameStyles.error}>
          {say.failed(failure)}{' '}
          <button type="button" onClick={() => run('draft', true)}>
            {say.tryAgain}
          </button>
        </p>
      )}
      {drafts && model && <TreeNotes model={model} />}
      {drafts && model?.plan.recurrent && !(model.plan.branches && candidates > 1) && (
        <p className={frameStyles.quiet}>{say.state}</p>
      )}
      {drafts && !model?.plan.recurrent && isEvicting(reading) && <p className={frameStyles.quiet}>{say.evicting}</p>}
      {!on ? (
        <PanelMessage>{say.invite}</PanelMessage>
      ) : drafts === null || model === null ? (
        failure === null && <PanelMessage>{say.opening}</PanelMessage>
      ) : (
        <div className={styles.parts}>
          {figures ? <Passes passes={passes} model={model} /> : <PanelMessage>{say.noPass}</PanelMessage>}
          {figures && <PassNumbers passes={passes} figures={figures} />}
          <div data-stage-out="1">
            <DraftTimes />
          </div>
        </div>
      )}
    </Panel>
  );
}

/** Tokens drafted one behind the other. */
const draftedIn = ({ parents }: DraftPass): number => Math.max(0, ...depthsOf(parents));

/** What becomes of several candidates with this model, and what a tree of them saves. */
function TreeNotes({ model }: { readonly model: LoadedModel }) {
  const { count, candidates, passes } = useDrafting((state) => state);
  if (candidates === 1) return null;
  const given = shapeFor(model, { count, candidates }).candidates;
  const last = passes.at(-1);
  const notes = !model.plan.branches
    ? [say.noTree]
    : [
        ...(given < candidates ? [say.fewer(given)] : []),
        say.treeRead,
        ...(last ? [say.tree(last.parents.length, rowsAlone(last.parents))] : []),
      ];
  return notes.map((note) => (
    <p key={note} className={frameStyles.quiet} data-figure-text data-stage-out="1">
      {note}
    </p>
  ));
}

function Passes({ passes, model }: { readonly passes: readonly DraftPass[]; readonly model: LoadedModel }) {
  return (
    <div className={styles.latest}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {say.passes}
      </h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <ol className={styles.passes} reversed tabIndex={0} aria-label={say.passes} data-own-keys data-stage-scrolls>
        {passes
          .map((pass, i) => ({ pass, number: i + 1 }))
          .slice(-shown)
          .toReversed()
          .map(({ pass, number }) => (
            <Pass key={number} pass={pass} number={number} model={model} />
          ))}
      </ol>
      <ChipLegend />
    </div>
  );
}

/** A pass never changes. */
const Pass = memo(function Pass({ pass, number, model }: PassProps) {
  return (
    <li aria-label={say.pass(number)}>
      <span className={styles.number} data-figure-text>
        {number}
      </span>
      <PassChips pass={pass} model={model} />
      <span className={styles.gave} data-figure-text>
        {say.gave(tokensAdded(pass))}
      </span>
    </li>
  );
});

interface PassProps {
  readonly pass: DraftPass;
  readonly number: number;
  readonly model: LoadedModel;
}

interface PassNumbersProps {
  readonly passes: readonly DraftPass[];
  readonly figures: PassFigures;
}

function PassNumbers({ passes, figures }: PassNumbersProps) {
  const palette = paletteOf(useShownTheme());
  const rows = [
    [say.measured, figures.measured],
    [say.expected, figures.expected],
    [say.acceptance, figures.acceptance],
    ...(figures.others === null ? [] : [[say.others, figures.others] as const]),
  ] as const;
  return (
    <div className={styles.side}>
      <div className={frameStyles.part}>
        <h3 className={frameStyles.subtitle} data-figure-text>
          {say.figures}
        </h3>
        <dl className={styles.figures}>
          {rows.map(([term, value]) => (
            <div key={term}>
              <dt data-figure-text>{term}</dt>
              <dd data-figure-text>{say.value(value)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className={frameStyles.part} data-stage-out="2">
        <h3 className={frameStyles.subtitle} data-figure-text>
          {say.places}
        </h3>
        <PlaceBars places={placeFigures(passes)} colour={palette.series[0] ?? ''} several={figures.others !== null} />
      </div>
    </div>
  );
}

/** A row for every drafted token, and one for what follows them. */
function draftTable(passes: readonly DraftPass[], model: LoadedModel | null): TableData {
  const c = say.columns;
  const label = (token: number): string => (model ? tokenText(model, token) : '');
  return {
    columns: [c.pass, c.index, c.candidate, c.token, c.fate, c.chance, c.agreement, c.draft, c.target],
    rows: passes.flatMap((pass, i) => {
      const { index, drafted, parents, next, milliseconds } = pass;
      const depths = depthsOf(parents);
      const times = [milliseconds.draft, milliseconds.target];
      return [
        ...drafted.map(({ token, fate, chance, agreement }, place) => [
          i + 1,
          index + (depths[place] ?? 0),
          1 + parents.slice(0, place).filter((parent) => parent === parents[place]).length,
          label(token),
          say.fates[fate],
          known(chance),
          known(agreement),
          ...times,
        ]),
        [i + 1, index + tokensAdded(pass), null, label(next.token), say.next[next.kind], null, null, ...times],
      ];
    }),
  };
}
