/** What the cache keeps: slots, and bytes really allocated beside the formula. */
import { useMemo } from 'react';
import { KeyLegend } from '../../../charts/legend';
import { paletteOf } from '../../../charts/palette';
import type { TableData } from '../../../charts/figure/table';
import { arrayBytes, cacheBytes } from '../../../attention/cache-bytes';
import type { CacheArray } from '../../../attention/cache-layout';
import { isEvicting } from '../../../decode/reader/reading-settings';
import type { LoadedModel } from '../../../decode/session/session-state';
import type { BackendReport } from '../../../engine/host';
import { liveAt } from '../../../insight/cache';
import { bytesByTerm, hasSlots, keptAlike, totalBytes } from '../../../insight/growth';
import { placesOf, ringRanks } from '../../../insight/ring';
import { useFocus, useSession } from '../../../store/react';
import { focusedRow } from '../../../store/display';
import { words, wordsOf } from '../../../words';
import { bytesRow } from '../../data/cache-terms';
import { attentionOf } from '../../data/layer-attention';
import { Panel, PanelMessage } from '../../kit/panel';
import { Slots, SlotsLegend, keptColour } from '../growth/slots';
import { FirstDifference } from '../policy/first-difference';
import fill from '../../kit/fill.module.css';
import frameStyles from '../../kit/panel.module.css';
import { type Text, useShownTheme, useText } from '../../data/text';
import { Evicted } from './evicted';
import { Figures } from './figures';
import { ReadRuler, type Ring, StoredRuler, beyondColour } from './rulers';
import styles from './cache-panel.module.css';

const say = wordsOf('cache');
const growth = wordsOf('growth');
const place = words.panels.place;

export function CachePanel() {
  const text = useText();
  const theme = useShownTheme();
  const focus = useFocus();
  const backend = useSession((s) => s.backend);
  const palette = paletteOf(theme);
  const { model, length, reading } = text;
  const ring = useMemo(() => ringOf(model, focus.layer), [model, focus.layer]);
  if (!model || !backend) {
    return (
      <Panel
        line={words.panels.states.loading}
        tag="computed"
        idea={say.idea}
        maths={null}
        table={() => ({ columns: [], rows: [] })}
      >
        <PanelMessage>{words.panels.states.loading}</PanelMessage>
      </Panel>
    );
  }
  const { spec, layout } = model;
  const row = focusedRow(focus, length);
  const evicting = isEvicting(reading);
  const live = row < 0 ? 0 : liveAt(text.trace(row), row, reading);
  const kept = heldIn(text, row, ring) ?? live;
  const inUse = cacheBytes(layout, live).total;
  const equation = attentionOf(text, focus.layer)?.equations.cache;
  const slotted = hasSlots(keptAlike(spec, layout));
  const terms = bytesByTerm(layout, live);
  const trace = row < 0 ? undefined : text.trace(row);
  return (
    <Panel
      line={
        !slotted
          ? growth.line(terms.perToken, terms.constant, totalBytes(terms))
          : ring
            ? say.layerLine(place.layer(focus.layer), kept, ring.places, place.bytes(inUse))
            : say.line(live, spec.context, place.bytes(inUse))
      }
      tag="computed"
      idea={slotted ? say.idea : say.withoutSlots.idea}
      maths={equation ? { ...equation, row: bytesRow(layout, live) } : null}
      table={() => cacheTable(layout, backend, spec.context, live)}
      legend={
        slotted ? (
          <KeyLegend
            items={[
              { label: say.legendSink, colour: palette.accent },
              { label: say.legendLive, colour: keptColour(palette) },
              ...(ring ? [{ label: say.legendBeyond, colour: beyondColour(palette) }] : []),
              { label: say.legendNext, colour: palette.ink, mark: 'pointer' },
              { label: say.legendFree, colour: palette.missing, mark: 'dot' },
            ]}
          />
        ) : (
          <SlotsLegend text={text} model={model} />
        )
      }
    >
      <FirstDifference />
      <div className={evicting ? `${styles.parts} ${styles.bounded}` : styles.parts}>
        <div className={`${fill.part} ${styles.rulers}`}>
          {slotted ? (
            <StoredRuler text={text} row={row} slots={spec.context} ring={ring} />
          ) : (
            <>
              <h3 className={frameStyles.subtitle}>{say.withoutSlots.title}</h3>
              <div className={styles.states}>{trace && <Slots text={text} model={model} row={trace} largest={48} />}</div>
            </>
          )}
          {evicting && <ReadRuler text={text} row={row} layer={focus.layer} head={focus.head} />}
        </div>
        {evicting && (
          <div className={`${fill.part} ${styles.left}`}>
            <Evicted text={text} row={row} />
          </div>
        )}
        <div className={`${fill.part} ${styles.bytes}`}>
          <Figures
            backend={backend}
            recorded={model.recorded}
            layout={layout}
            slots={spec.context}
            trained={spec.trainedContext}
            live={live}
          />
        </div>
      </div>
    </Panel>
  );
}

/** The ring of a windowed layer; null where a layer has a place for every slot, or keeps a segment. */
function ringOf(model: LoadedModel | null, layer: number): Ring | null {
  const places = model ? placesOf(model.layout, layer, model.spec.context) : null;
  const window = attentionOf({ model }, layer)?.window ?? null;
  return places === null || window === null ? null : { places, window };
}

/** Tokens that a ring holds when a row runs; null without one, or before its trace is there. */
function heldIn(text: Text, row: number, ring: Ring | null): number | null {
  const trace = row < 0 ? undefined : text.trace(row);
  return ring && trace ? ringRanks(trace, ring.places).filter((rank) => rank >= 0).length : null;
}

function cacheTable(layout: readonly CacheArray[], backend: BackendReport, slots: number, live: number): TableData {
  const c = say.columns;
  const buffers = backend.allocations.filter(({ role }) => role === 'cache');
  return {
    columns: [c.layer, c.array, c.perToken, c.allocated, c.formula, c.inUse],
    rows: layout.map((array) => {
      const bytes = arrayBytes(array);
      const held = buffers.find(({ name, layer }) => layer === array.layer && name.endsWith(array.name));
      const times = (tokens: number): number => bytes * (array.per === 'token' ? Math.min(tokens, array.capacity ?? tokens) : 1);
      return [array.layer, array.name, array.per === 'token' ? bytes : 0, held?.bytes ?? null, times(slots), times(live)];
    }),
  };
}
