/** The gate of every head: specialists, and those that mix. */
import { useMemo } from 'react';
import { HeatTable } from '../../../charts/heat-table';
import { ColourLegend } from '../../../charts/legend';
import { colourScale } from '../../../charts/scale';
import { gateKind, gateMargin } from '../../../insight/infini-memory';
import { useRun } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import { fixed } from '../../../words/numbers';
import frameStyles from '../../kit/panel.module.css';
import { attentionOf } from '../../data/layer-attention';
import { type Text, useShownTheme } from '../../data/text';

const say = wordsOf('infini');

const { place } = words.panels;

interface GatesProps {
  readonly text: Text;
  readonly layer: number;
  readonly head: number;
  readonly row: number;
}

export function Gates({ text, layer, head, row }: GatesProps) {
  const run = useRun();
  const theme = useShownTheme();
  const scale = useMemo(() => colourScale({ stretch: 'linear', theme }), [theme]);
  const trace = text.trace(row);
  const { model } = text;
  const gates = useMemo(
    () =>
      (trace?.layers ?? []).map(({ values }, l) => {
        const field = attentionOf({ model }, l)?.memory?.gate;
        return Array.from((field && values[field]) || []);
      }),
    [model, trace],
  );
  const kinds = gates.flat().map(gateKind);
  const count = (kind: (typeof kinds)[number]): number => kinds.filter((one) => one === kind).length;
  return (
    <div className={frameStyles.part}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {say.gates}
      </h3>
      <HeatTable
        values={gates}
        scale={scale}
        rowLabel={(l) => `L${l}`}
        columnLabel={(h) => `H${h}`}
        cellLabel={(l, h) => {
          const gate = gates[l]?.[h] ?? Number.NaN;
          return say.gateCell(place.headInWords(l, h), place.share(gate), say.kinds[gateKind(gate)]);
        }}
        format={(value) => (Number.isFinite(value) ? fixed(value, 2) : '–')}
        chosen={{ row: layer, column: head }}
        onChoose={(l, h) => run('lock', { layer: l, head: h })}
      />
      <ColourLegend scale={scale} label={say.gatesLegend} />
      <p className={frameStyles.quiet} data-stage-out="2">
        {say.kindsCount(count('local'), count('memory'), count('mixer'), gateMargin)}
      </p>
    </div>
  );
}
