/** What may come next: probabilities, how they are drawn from, and the way to another continuation. */
import { sum } from 'd3-array';
import { Suspense, useMemo } from 'react';
import { type Bar, Bars, barsWithin } from '../../../charts/bars';
import { KeyLegend } from '../../../charts/legend';
import { useCoarsePointer, useSize } from '../../../charts/size';
import type { TableData } from '../../../charts/figure/table';
import { chancesOf, logitOf } from '../../../decode/next-token';
import type { Chance, Chances } from '../../../decode/sampling';
import type { LoadedModel } from '../../../decode/session/session-state';
import { childrenOf, find } from '../../../decode/text/token-tree';
import { percentsThatAddUp } from '../../../insight/shares';
import { entropyBits, surprisalBits } from '../../../insight/distribution';
import { useRun, useSession, useDisplay } from '../../../store/react';
import { words } from '../../../words';
import { Panel, PanelMessage } from '../../kit/panel';
import { equation } from './equation';
import { chanceRow } from './row';
import frameStyles from '../../kit/panel.module.css';
import styles from './next-token-panel.module.css';
import { nothingRead } from '../../data/nothing-read';
import { tokenText, useText } from '../../data/text';
import { useAllLogits } from '../../data/use-all-logits';
import { later } from '../../kit/boundary';

const say = words.panels.nextToken;
const place = words.panels.place;
/** How many bars there are: as many as there is room for. */
const limits = { least: 3, most: 40 };
/** Before the room is known. */
const usual = 10;
/** Sliders and fields are much code, and the first picture is complete without them. */
const SamplingControls = later([], async () => (await import('./sampling-controls')).SamplingControls);

export function NextTokenPanel() {
  const run = useRun();
  const text = useText();
  const { model } = text;
  const { nodes, sampling } = useSession((s) => ({ nodes: s.nodes, sampling: s.sampling }));
  const query = useDisplay((v) => v.locked.query);
  // A held row shows what was expected there; a click then first goes back to it.
  const row = query !== null && query < text.length ? query : text.length - 1;
  const trace = useAllLogits(text, row);
  const all = useMemo(() => (trace ? chancesOf(trace, sampling) : null), [trace, sampling]);
  const entropy = useMemo(() => (all ? (all.beyond?.entropyBits ?? entropyBits(all.raw)) : 0), [all]);
  const recorded = model?.recorded ?? null;
  const node = row >= 0 ? find(nodes, text.path.at(row) ?? 0) : null;
  const next = text.path.at(row + 1);
  const taken = next === undefined ? null : find(nodes, next).token;
  const pick = (token: number): void => {
    run('lock', { query: null });
    run('choose', token, row + 1);
  };
  const takenChance = taken === null ? undefined : all?.forToken(taken);
  const [room, { height }] = useSize<HTMLDivElement>();
  const coarse = useCoarsePointer();
  const shown = height === 0 ? usual : barsWithin(height, coarse, limits);
  const likeliest = all?.first(shown) ?? [];
  // Nothing is drawn from a recording: before and after are the same.
  const percents = all ? shares(all, shown).map((both) => (recorded ? both.slice(0, 1) : both)) : [];
  const top = likeliest[0];
  const equationRow =
    top && trace
      ? chanceRow(
          { token: top.token, logit: logitOf(trace, top.token), probability: top.probability },
          recorded ? 1 : sampling.greedy || sampling.temperature === 0 ? null : sampling.temperature,
          entropy,
          takenChance === undefined ? null : surprisalBits(takenChance.raw),
        )
      : null;
  return (
    <Panel
      line={all ? say.line(row + 1, place.bits(entropy)) : nothingRead(model).line}
      tag="measured"
      idea={recorded?.say.nextIdea ?? say.idea}
      maths={{ tex: equation, where: say.where, row: equationRow }}
      table={() => nextTable([...(all ?? [])], (token) => (model ? tokenText(model, token) : ''), taken)}
      legend={
        recorded ? null : (
          <div className={styles.legend}>
            <KeyLegend
              items={[
                { label: say.afterSettings, colour: 'var(--action)' },
                { label: say.raw, colour: 'var(--ink-faint)', line: true },
              ]}
            />
          </div>
        )
      }
    >
      <div className={styles.room} ref={room}>
        {all && model ? (
          <Bars
            bars={likeliest.map((chance, i) => barOf(chance, percents[i] ?? [], tokenText(model, chance.token), taken))}
            maximum={Math.max(...likeliest.map(({ raw, probability }) => Math.max(raw, probability)))}
            ariaLabel={say.chooseOne}
            onPress={pick}
            {...(recorded ? {} : { columns: say.sharesOf })}
            rest={{ label: say.rest(othersOf(model, all) - likeliest.length), numbers: percents.at(-1) ?? [] }}
          />
        ) : (
          <PanelMessage>{nothingRead(model).message}</PanelMessage>
        )}
      </div>
      {all && model && (
        <>
          <p data-stage-out="1" className={takenChance ? frameStyles.readout : `${frameStyles.readout} ${styles.leaf}`}>
            {takenChance ? takenText(tokenText(model, takenChance.token), takenChance, recorded) : recorded ? '' : say.leaf}
          </p>
          {node && childrenOf(node).length > 1 && (
            <div className={styles.branches}>
              <h3 className={frameStyles.subtitle}>{say.branches}</h3>
              <ul>
                {childrenOf(node).map((child) => (
                  <li key={child}>
                    <button type="button" className={frameStyles.mono} onClick={() => run('switchTo', child)}>
                      {child === node.activeChild
                        ? say.branchShown(tokenText(model, find(nodes, child).token))
                        : tokenText(model, find(nodes, child).token)}
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </>
      )}
      <div data-stage-out="1">
        {recorded ? (
          <p className={frameStyles.quiet}>{recorded.say.noSampling}</p>
        ) : (
          <Suspense fallback={<div className={styles.settings} />}>
            <SamplingControls />
          </Suspense>
        )}
      </div>
    </Panel>
  );
}

/** Before and after the settings in percent, of the tokens that are shown and of all others: each column adds up to 100. */
function shares({ raw, probability, beyond }: Chances, shown: number): readonly (readonly string[])[] {
  const column = (all: Float64Array): readonly number[] =>
    percentsThatAddUp([...all.subarray(0, shown), sum(all.subarray(shown)) + (beyond?.rest ?? 0)]);
  const after = column(probability);
  return column(raw).map((before, i) => [place.tenths(before), place.tenths(after[i] ?? 0)]);
}

/** Tokens of the vocabulary: a recording has the chances of a few, and what is left for the others. */
const othersOf = ({ spec }: LoadedModel, { length, beyond }: Chances): number => (beyond === null ? length : spec.vocabulary);

function takenText(label: string, { raw, probability }: Chance, recorded: LoadedModel['recorded']): string {
  const surprisal = place.bits(surprisalBits(raw));
  if (recorded) return recorded.say.taken(label, surprisal);
  return probability > 0 ? say.taken(label, surprisal) : say.takenCut(label, surprisal);
}

function barOf({ token, raw, probability }: Chance, numbers: readonly string[], label: string, taken: number | null): Bar {
  return {
    id: token,
    label,
    value: probability,
    ghost: raw,
    numbers,
    kind: token === taken ? 'marked' : probability === 0 ? 'cut' : 'plain',
  };
}

function nextTable(all: readonly Chance[], label: (token: number) => string, taken: number | null): TableData {
  const c = say.columns;
  return {
    columns: [c.rank, c.token, c.id, c.probability, c.raw, c.surprisal, c.taken],
    rows: all.map(({ token, raw, probability }, rank) => [
      rank + 1,
      label(token),
      token,
      probability,
      raw,
      surprisalBits(raw),
      token === taken ? say.yes : null,
    ]),
  };
}
