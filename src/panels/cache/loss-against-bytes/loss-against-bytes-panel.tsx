/** Validation loss against the bytes of the cache, over all shipped models of a task; a point opens its model. */
import { useMemo, useState } from 'react';
import { cacheLayout } from '../../../attention/model-layout';
import type { TableData } from '../../../charts/figure/table';
import { paletteOf } from '../../../charts/palette';
import { Scatter } from '../../../charts/scatter';
import { type LossPoint, lossPoints } from '../../../insight/loss-against-bytes';
import { sawAhead, shortName } from '../../../model/catalogue';
import type { ModelSpec } from '../../../model/spec';
import { useKeepsake, useRun, useSession } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import { fixed } from '../../../words/numbers';
import { count } from '../../../words/numbers';
import { Panel, PanelMessage } from '../../kit/panel';
import { equation } from './equation';
import fill from '../../kit/fill.module.css';
import frameStyles from '../../kit/panel.module.css';
import { lossRow } from './row';
import { Setting } from '../../kit/setting';
import { useShownTheme } from '../../data/text';
import { useSpecs } from '../../data/use-specs';
import styles from './loss-against-bytes-panel.module.css';

const say = wordsOf('lossAgainstBytes');

const place = words.panels.place;

export function LossAgainstBytesPanel() {
  const run = useRun();
  const { catalogue } = useKeepsake();
  const palette = paletteOf(useShownTheme());
  const open = useSession((s) => s.model?.entry);
  const specs = useSpecs();
  const [tokens, setTokens] = useState(256);
  const [at, setAt] = useState<number | null>(null);
  // What was opened from files, or is a recording, has no recorded loss: those that ship are shown, without it.
  const isRecorded = open === undefined || open.task !== null;
  const task = open?.task ?? catalogue.models[0]?.task;
  const entries = useMemo(() => catalogue.models.filter((entry) => entry.task === task), [catalogue, task]);
  const points = useMemo(
    () => (specs instanceof Map ? lossPoints(entries, (id) => layoutOf(specs.get(id)), tokens) : []),
    [specs, entries, tokens],
  );
  const leftOut = entries.filter(sawAhead).map(shortName);
  const shown = at === null ? points.findIndex(({ id }) => id === open?.id) : at;
  const marked = points[shown];
  const layout = marked && specs instanceof Map ? layoutOf(specs.get(marked.id)) : undefined;
  return (
    <Panel
      line={points.length > 0 ? say.line(points.length, count(tokens)) : say.loading}
      tag="recorded"
      idea={say.idea(leftOut)}
      maths={{ tex: equation, where: say.where, row: layout && marked ? lossRow(layout, tokens, marked.loss) : null }}
      table={() => lossTable(points)}
    >
      {specs instanceof Error ? (
        <PanelMessage>{say.failed(specs.message)}</PanelMessage>
      ) : points.length === 0 ? (
        <PanelMessage>{say.loading}</PanelMessage>
      ) : (
        <>
          <div data-stage-out="always">
            <Setting
              name={say.tokens}
              hint={say.tokensHint}
              value={tokens}
              min={16}
              max={1024}
              step={16}
              live
              onChange={setTokens}
            />
          </div>
          <p className={frameStyles.readout}>{marked ? readout(marked) : say.hint}</p>
          {!isRecorded && <p className={frameStyles.quiet}>{say.notAmong(open.name)}</p>}
          <div className={`${fill.fill} ${styles.chart}`}>
            <Scatter
              points={points.map((point) => ({
                label: shortName(point),
                x: point.bytes,
                y: point.loss,
                error: 2 * point.error,
                filled: point.best,
                colour: point.id === open?.id ? 'var(--select)' : (palette.series[0] ?? ''),
              }))}
              xDomain={bytesDomain(points)}
              yDomain={lossDomain(points)}
              xTitle={say.xAxis}
              yTitle={say.yAxis}
              xFormat={(bytes) => place.bytes(bytes)}
              at={shown < 0 ? null : shown}
              ariaLabel={say.figure(points.length)}
              onHover={setAt}
              onPress={(point) => {
                const id = points[point]?.id;
                if (id !== undefined) run('open', id);
              }}
            />
          </div>
        </>
      )}
    </Panel>
  );
}

const layoutOf = (spec: ModelSpec | undefined) => (spec ? cacheLayout(spec) : undefined);

/** Powers of two around the points. */
function bytesDomain(points: readonly LossPoint[]): readonly [number, number] {
  const all = points.map(({ bytes }) => bytes);
  return [2 ** Math.floor(Math.log2(Math.min(...all)) - 0.5), 2 ** Math.ceil(Math.log2(Math.max(...all)) + 0.5)];
}

/** Tenths of a nat around the points and their bars. */
function lossDomain(points: readonly LossPoint[]): readonly [number, number] {
  const low = Math.min(...points.map(({ loss, error }) => loss - 2 * error));
  const high = Math.max(...points.map(({ loss, error }) => loss + 2 * error));
  return [Math.floor(low * 10 - 0.2) / 10, Math.ceil(high * 10 + 0.2) / 10];
}

function readout({ name, bytes, perToken, loss, error }: LossPoint): string {
  return say.point(name, place.bytes(bytes), place.bytesExact(perToken), `${fixed(loss, 3)}\u00a0±\u00a0${fixed(2 * error, 3)}`);
}

function lossTable(points: readonly LossPoint[]): TableData {
  const c = say.columns;
  return {
    columns: [c.model, c.name, c.bytes, c.perToken, c.loss, c.error, c.best],
    rows: points.map(({ id, name, bytes, perToken, loss, error, best }) => [
      id,
      name,
      bytes,
      perToken,
      loss,
      error,
      best ? say.yes : say.no,
    ]),
  };
}
