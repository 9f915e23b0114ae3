/** What the cache keeps: slots, and bytes really allocated beside the formula. */
import { useCallback, useMemo } from 'react';
import { Area } from '../../charts/area';
import { KeyLegend } from '../../charts/legend';
import { paletteOf } from '../../charts/palette';
import { Strip } from '../../charts/strip';
import type { TableData } from '../../charts/figure/table';
import { arrayBytes, cacheBytes } from '../../attention/cache-bytes';
import type { CacheArray } from '../../attention/cache-layout';
import type { BackendReport } from '../../engine/host';
import { allocatedBytes, layerBytes } from '../../insight/cache';
import { useFocus, useRun, useSession } from '../../store/react';
import { words } from '../../words';
import { Panel, PanelState, SourceTag } from '../panel';
import frameStyles from '../panel.module.css';
import { useShownTheme, useText } from '../text';
import styles from './cache-panel.module.css';

const say = words.panels.cache;
const place = words.panels.place;

export function CachePanel() {
  const run = useRun();
  const text = useText();
  const theme = useShownTheme();
  const focus = useFocus();
  const backend = useSession((s) => s.backend);
  const palette = paletteOf(theme);
  const { model, length } = text;
  const live = palette.series[0] ?? '';
  const colour = useCallback(
    (slot: number) => (slot >= length ? null : slot === 0 ? palette.accent : live),
    [length, palette.accent, live],
  );
  const onHover = useCallback(
    (slot: number | null) => run('preview', slot !== null && slot < length ? { key: slot } : null),
    [run, length],
  );
  const layers = model?.spec.layers.length ?? 0;
  const growth = useMemo(
    () =>
      Array.from({ length: layers }, (_, layer) => {
        const { perToken, constant } = layerBytes(model?.layout ?? [], layer, length);
        return {
          label: place.layer(layer),
          colour: palette.sequential(0.3 + (0.55 * layer) / Math.max(1, layers - 1)),
          values: Array.from({ length }, (_row, index) => (perToken * (index + 1) + constant) / 1024),
        };
      }),
    [layers, model, palette, length],
  );
  if (!model || !backend) {
    return (
      <Panel
        id="cache"
        title={say.title}
        line={words.panels.states.loading}
        tag="computed"
        caption={say.caption}
        where={say.where}
        table={() => ({ columns: [], rows: [] })}
      >
        <PanelState>{words.panels.states.loading}</PanelState>
      </Panel>
    );
  }
  const { spec, layout } = model;
  const inUse = cacheBytes(layout, length).total;
  return (
    <Panel
      id="cache"
      title={say.title}
      line={say.line(length, spec.context, place.bytes(inUse))}
      tag="computed"
      caption={say.caption}
      where={say.where}
      table={() => cacheTable(layout, backend, spec.context, length)}
      legend={
        <KeyLegend
          items={[
            { label: say.legendSink, colour: palette.accent },
            { label: say.legendLive, colour: live },
            { label: say.legendFree, colour: 'var(--rule-strong)', line: true },
          ]}
        />
      }
    >
      <div className={styles.parts}>
        <div className={frameStyles.part}>
          <Figures backend={backend} layout={layout} slots={spec.context} trained={spec.trainedContext} live={length} />
          <h3 className={frameStyles.subtitle}>{say.slots}</h3>
          <Strip
            count={spec.context}
            colour={colour}
            outline={palette.missing}
            marked={focus.key}
            markColour="#0b9e6f"
            ariaLabel={say.slotsFigure(length, spec.context)}
            onHover={onHover}
          />
        </div>
        <div className={frameStyles.part}>
          <h3 className={frameStyles.subtitle}>{say.growth}</h3>
          <div className={styles.growth}>
            <Area
              series={growth}
              cursor={focus.query}
              xTitle={say.growthAxis}
              yTitle={say.bytesAxis}
              ariaLabel={say.growthFigure(place.bytes(inUse))}
            />
          </div>
        </div>
      </div>
    </Panel>
  );
}

interface FiguresProps {
  readonly backend: BackendReport;
  readonly layout: readonly CacheArray[];
  readonly slots: number;
  readonly trained: number;
  readonly live: number;
}

/** Allocated and computed bytes side by side; a difference is an error, and is said. */
function Figures({ backend, layout, slots, trained, live }: FiguresProps) {
  const allocated = allocatedBytes(backend);
  const formula = cacheBytes(layout, slots).total;
  return (
    <>
      <dl className={styles.figures}>
        <dt>{say.allocated}</dt>
        <dd>
          {place.bytesExact(allocated)}{' '}
          <span className={frameStyles.quiet}>({say.backend(words.app.backend[backend.backend])})</span>{' '}
          <SourceTag tag="measured" />
        </dd>
        <dt>{say.formula}</dt>
        <dd>
          {formulaText(layout, slots)} = {place.bytesExact(formula)}
        </dd>
        <dt>{say.inUse}</dt>
        <dd>{place.bytesExact(cacheBytes(layout, live).total)}</dd>
        <dt>{say.perToken}</dt>
        <dd>{place.bytesExact(cacheBytes(layout, live).perToken)}</dd>
        <dt>{say.atTrained(trained)}</dt>
        <dd>{place.bytesExact(cacheBytes(layout, trained).total)}</dd>
      </dl>
      {allocated === formula ? (
        <p className={frameStyles.quiet}>{say.agree}</p>
      ) : (
        <p className={frameStyles.error}>{say.disagree(place.bytesExact(allocated), place.bytesExact(formula))}</p>
      )}
    </>
  );
}

/**
 * The formula with this model's numbers. Arrays of one shape are taken together: arrays a layer × layers × each extent ×
 * bytes a number × slots.
 */
export function formulaText(layout: readonly CacheArray[], slots: number): string {
  const shapes = new Map<string, { readonly array: CacheArray; readonly count: number; readonly layers: Set<number> }>();
  for (const array of layout) {
    const key = `${array.per} ${array.shape.map(({ size }) => size).join('×')}`;
    const known = shapes.get(key);
    shapes.set(key, { array, count: (known?.count ?? 0) + 1, layers: (known?.layers ?? new Set()).add(array.layer) });
  }
  return [...shapes.values()]
    .map(({ array, count, layers }) =>
      [
        count / layers.size,
        layers.size,
        ...array.shape.map(({ size }) => size),
        array.bytesPerElement,
        ...(array.per === 'token' ? [slots] : []),
      ].join(' · '),
    )
    .join(' + ');
}

function cacheTable(layout: readonly CacheArray[], backend: BackendReport, slots: number, live: number): TableData {
  const c = say.columns;
  const buffers = backend.allocations.filter(({ role }) => role === 'cache');
  return {
    columns: [c.layer, c.array, c.perToken, c.allocated, c.formula, c.inUse],
    rows: layout.map((array) => {
      const bytes = arrayBytes(array);
      const held = buffers.find(({ name, layer }) => layer === array.layer && name.endsWith(array.name));
      const times = (tokens: number): number => bytes * (array.per === 'token' ? tokens : 1);
      return [array.layer, array.name, array.per === 'token' ? bytes : 0, held?.bytes ?? null, times(slots), times(live)];
    }),
  };
}
