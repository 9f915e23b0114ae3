/** A decoder-decoder: what is kept once for half of the layers, what that saves, and prompts that leave early. */
import { useMemo } from 'react';
import { Curves } from '../../../charts/curves';
import { paletteOf } from '../../../charts/palette';
import { roundAbove } from '../../../charts/room';
import type { LoadedModel } from '../../../decode/session/session-state';
import { type SharedCache, sharedCache } from '../../../insight/shared-cache';
import { useFocus } from '../../../store/react';
import { focusedRow } from '../../../store/display';
import { words, wordsOf } from '../../../words';
import { keptText, layerCells } from '../../cache/architecture/layers';
import { OpenModel } from '../../kit/open-model';
import { Panel, PanelMessage } from '../../kit/panel';
import { equation } from './equation';
import numbersStyles from '../../kit/numbers.module.css';
import frameStyles from '../../kit/panel.module.css';
import { useShownTheme, useText } from '../../data/text';
import { type BytesByLength, bytesByLength, bytesTable } from './bytes';
import { sharedRow } from './row';
import styles from './shared-cache-panel.module.css';
import { Prefill } from './prefill';

const say = wordsOf('sharedCache');

const { bytes: bytesOf } = words.panels.place;
const kibibyte = 1024;

export function SharedCachePanel() {
  const { model, length } = useText();
  const focus = useFocus();
  const shared = useMemo(() => (model ? sharedCache(model.spec.layers) : null), [model]);
  const bytes = useMemo(() => (model && shared ? bytesByLength(model, shared) : null), [model, shared]);
  const tokens = focusedRow(focus, length) + 1;
  const now = bytes?.at(tokens);
  return (
    <Panel
      line={
        now
          ? say.line(bytesOf(now.own), bytesOf(now.decoder), tokens)
          : model
            ? say.otherLine(model.spec.layers.length)
            : words.panels.states.loading
      }
      tag="computed"
      idea={say.idea}
      maths={{
        tex: equation,
        where: say.where,
        row: model && shared ? sharedRow(model.layout, shared, model.spec.layers.length, tokens) : null,
      }}
      table={() => (bytes ? bytesTable(bytes) : { columns: [], rows: [] })}
    >
      {model && shared && bytes ? (
        <div className={styles.parts}>
          <div className={styles.growth}>
            <h3 className={frameStyles.subtitle}>{say.growth}</h3>
            <Growth bytes={bytes} tokens={tokens} />
          </div>
          <div className={styles.side}>
            <Halves model={model} shared={shared} tokens={tokens} />
            <Prefill />
          </div>
        </div>
      ) : model ? (
        <OpenModel>{say.instead}</OpenModel>
      ) : (
        <PanelMessage>{words.panels.states.loading}</PanelMessage>
      )}
    </Panel>
  );
}

/** Which layers keep what for themselves, which one fills the shared cache, and which read it. */
function Halves({
  model,
  shared,
  tokens,
}: {
  readonly model: LoadedModel;
  readonly shared: SharedCache;
  readonly tokens: number;
}) {
  const cells = layerCells(model, tokens);
  const below = cells.filter(({ layer }) => !shared.readers.includes(layer));
  const filling = cells[shared.fills];
  // Layers that keep alike are named together.
  const alike = Map.groupBy(below, (cell) => keptText(cell));
  return (
    <dl className={numbersStyles.figures}>
      <dt>{say.self}</dt>
      <dd>
        {[...alike].map(([kept, of]) => (
          <div key={kept}>
            {say.selfText(
              of.map(({ layer }) => layer),
              kept,
            )}
          </div>
        ))}
      </dd>
      <dt>{say.fills}</dt>
      <dd>{filling ? say.fillsText(shared.fills, keptText(filling)) : ''}</dd>
      <dt>{say.reads}</dt>
      <dd>{say.readsText(shared.readers)}</dd>
    </dl>
  );
}

function Growth({ bytes, tokens }: { readonly bytes: BytesByLength; readonly tokens: number }) {
  const { series } = paletteOf(useShownTheme());
  const inKibibytes = (values: readonly number[]): number[] => values.map((value) => value / kibibyte);
  const longest = bytes.tokens.at(-1) ?? 1;
  const now = bytes.at(tokens);
  return (
    <div className={styles.chart}>
      <Curves
        curves={[
          { label: say.decoder, colour: series[7] ?? '', values: inKibibytes(bytes.decoder), dash: '5 3' },
          { label: say.own, colour: series[0] ?? '', values: inKibibytes(bytes.own), strong: true },
        ]}
        places={bytes.tokens}
        xLog={false}
        yLog={false}
        domain={[0, roundAbove(Math.max(...inKibibytes(bytes.decoder), ...inKibibytes(bytes.own)))]}
        rules={[]}
        cursor={tokens}
        xTicks={[0, 1, 2, 3, 4].map((i) => (i * longest) / 4)}
        xFormat={(place) => say.kibibytes(place)}
        yFormat={(value) => say.kibibytes(value)}
        xTitle={say.xAxis}
        yTitle={say.yAxis}
        ariaLabel={say.figure(bytesOf(now.own), bytesOf(now.decoder), tokens)}
      />
    </div>
  );
}
