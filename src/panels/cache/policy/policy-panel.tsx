/** What stays when the cache is full, and what that costs: tokens, bytes, and bits per token of this text. */
import { useMemo } from 'react';
import { cacheBytes } from '../../../attention/cache-bytes';
import { type TableData, known } from '../../../charts/figure/table';
import { Lines } from '../../../charts/lines';
import { paletteOf } from '../../../charts/palette';
import { roundAbove } from '../../../charts/room';
import { policies } from '../../../decode/policies';
import { isEvicting, unmodified } from '../../../decode/reader/reading-settings';
import { liveAt } from '../../../insight/cache';
import { bytesByTerm, hasSlots, keptAlike } from '../../../insight/growth';
import { meanBits, textBits } from '../../../insight/loss';
import { focusedRow } from '../../../store/display';
import { useFocus } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import fill from '../../kit/fill.module.css';
import { Panel, PanelMessage } from '../../kit/panel';
import { oneRowAtMost } from '../../data/nothing-read';
import { useShownTheme, useText } from '../../data/text';
import { useQueryFocus } from '../../data/use-query-focus';
import { equation } from './equation';
import { heldRow } from './row';
import { PolicyControls } from './policy-controls';
import styles from './policy-panel.module.css';

const say = wordsOf('policy');
const place = words.panels.place;

export function PolicyPanel() {
  const text = useText();
  const focus = useFocus();
  const palette = paletteOf(useShownTheme());
  const { onHover, onLock } = useQueryFocus();
  const { model, length, reading } = text;
  /** [length] bytes in use at each row: as it is read, and with everything kept. */
  const { bytes, all } = useMemo(() => {
    const rows = Array.from({ length: model ? length : 0 }, (_, index) => index);
    const of = (how: typeof reading): number[] =>
      rows.map((index) => cacheBytes(model?.layout ?? [], liveAt(undefined, index, how)).total);
    return { bytes: of(reading), all: of(unmodified) };
  }, [model, length, reading]);
  const bits = useMemo(() => textBits(text, length), [text, length]);
  const series = useMemo(
    () => [
      // One line where both are the same.
      ...(isEvicting(reading)
        ? [{ label: say.cost.everything, colour: palette.series[1] ?? '', values: all.map((count) => count / 1024) }]
        : []),
      { label: say.cost.kept, colour: palette.series[0] ?? '', values: bytes.map((count) => count / 1024) },
    ],
    [bytes, all, palette, reading],
  );
  const live = length > 0 ? liveAt(text.trace(length - 1), length - 1, reading) : 0;
  const at = focusedRow(focus, length);
  const held = at < 0 ? 0 : liveAt(text.trace(at), at, reading);
  const size = policies[reading.policy.kind].bounded ? reading.policy.size : null;
  const row = model && at >= 0 ? heldRow(at, held, size, bytesByTerm(model.layout, held)) : null;
  const slotted = model === null || hasSlots(keptAlike(model.spec, model.layout));
  const table = (): TableData => {
    const c = say.cost.columns;
    return {
      columns: [c.index, c.token, c.live, c.bytes, c.everything, c.bits],
      rows: bytes.map((count, index) => [
        index,
        text.label(index),
        liveAt(text.trace(index), index, reading),
        count,
        all[index] ?? null,
        known(bits[index - 1]),
      ]),
    };
  };
  return (
    <Panel
      line={
        length > 1 && !slotted
          ? say.cost.withoutSlots(place.bytes(bytes.at(-1) ?? 0), place.bits(meanBits(bits)))
          : length > 1
            ? say.cost.line(
                live,
                length,
                place.bytes(bytes.at(-1) ?? 0),
                place.bytes(all.at(-1) ?? 0),
                place.bits(meanBits(bits)),
              )
            : oneRowAtMost(text).line
      }
      tag="measured"
      idea={say.cost.idea}
      maths={{ tex: equation, where: say.cost.where, row }}
      table={table}
    >
      {model ? (
        <div className={styles.parts}>
          <PolicyControls />
          <div className={`${fill.fill} ${styles.chart}`}>
            <Lines
              series={series}
              from={0}
              domain={[0, roundAbove(Math.max(1, ...all) / 1024)]}
              cursor={focus.query}
              xTitle={say.cost.xAxis}
              yTitle={say.cost.yAxis}
              ariaLabel={say.cost.figure(place.bytes(bytes.at(-1) ?? 0), place.bytes(all.at(-1) ?? 0))}
              onHover={onHover}
              onLock={onLock}
            />
          </div>
        </div>
      ) : (
        <PanelMessage>{words.panels.states.loading}</PanelMessage>
      )}
    </Panel>
  );
}
