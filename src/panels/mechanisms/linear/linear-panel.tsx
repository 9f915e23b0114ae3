/** Linear attention: the feature map, what is exact and what is summed, the state, the convolution's taps, and the leak. */
import type { TableData } from '../../../charts/figure/table';
import { segmentOf } from '../../../insight/infini-memory';
import { isShipped } from '../../../model/catalogue';
import { useFocus } from '../../../store/react';
import { focusedRow } from '../../../store/display';
import { words, wordsOf } from '../../../words';
import { HeadLines } from '../../data/head-lines';
import { KeptMatrix } from '../../data/kept-matrix';
import { attentionOf } from '../../data/layer-attention';
import { OpenModel } from '../../kit/open-model';
import { Panel, PanelMessage } from '../../kit/panel';
import { equation } from './equation';
import partsStyles from '../../kit/parts.module.css';
import { headNumbers } from '../../data/head-cells';
import { type Text, useText } from '../../data/text';
import { FeatureCurve } from './feature-curve';
import { Leak } from './leak';
import { LeakCurves } from './leak-curves';
import { Reads } from './reads';
import { stateRow } from './row';
import { Taps } from './taps';

const say = wordsOf('linear');

const { states } = words.panels;

export function LinearPanel() {
  const text = useText();
  const focus = useFocus();
  const { model, length } = text;
  const { layer, head } = focus;
  const attention = attentionOf(text, layer);
  const sums = attention?.sums ?? null;
  const row = focusedRow(focus, length);
  const summed = sums?.group ? segmentOf(row, sums.group).from : row + 1;
  const isLeaky = sums?.convolution?.masked === false;
  const leak = isLeaky && model && isShipped(model.entry) ? model.entry.leak : undefined;
  return (
    <Panel
      line={
        !attention
          ? states.loading
          : sums && row >= 0
            ? say.line(layer, attention.name, row + 1 - summed, summed)
            : say.none(layer, attention.name)
      }
      tag={sums ? 'measured' : 'computed'}
      idea={say.idea}
      maths={{
        tex: equation,
        where: say.where,
        row: sums && stateRow(row, sums.group, headNumbers(text, layer, head, sums.stateNorm)[row]),
      }}
      table={() => (sums ? numbersTable(text, layer, attention?.heads ?? 0, sums.stateNorm) : { columns: [], rows: [] })}
    >
      {attention && sums && row >= 0 ? (
        <div className={partsStyles.parts}>
          <div className={partsStyles.words}>
            <FeatureCurve sums={sums} onStage={!isLeaky} />
            <Reads sums={sums} row={row} />
            {isLeaky && <Leak />}
          </div>
          <KeptMatrix
            text={text}
            layer={layer}
            head={head}
            row={row}
            array={sums.state}
            empty={summed === 0}
            stageOut="3"
            say={say.state}
          />
          <div className={partsStyles.charts} data-stage-out={sums.convolution ? undefined : 'always'}>
            <HeadLines
              text={text}
              layer={layer}
              heads={attention.heads}
              field={sums.stateNorm}
              title={say.norms}
              axis={say.normAxis}
              figure={say.normsFigure}
              stageOut="always"
            />
            {sums.convolution && <Taps text={text} layer={layer} heads={attention.heads} sums={sums} />}
          </div>
          {leak && <LeakCurves leak={leak} />}
        </div>
      ) : model && attention && !sums ? (
        <OpenModel>{say.instead(attention.name)}</OpenModel>
      ) : (
        <PanelMessage>{model ? states.empty : states.loading}</PanelMessage>
      )}
    </Panel>
  );
}

/** The state's norm of every head at every row. */
function numbersTable(text: Text, layer: number, heads: number, field: string): TableData {
  const c = say.tableColumns;
  const rows = Array.from({ length: heads }, (_, head) =>
    headNumbers(text, layer, head, field).map((norm, row) => [head, row, Number.isFinite(norm) ? norm : null]),
  );
  return { columns: [c.head, c.row, c.norm], rows: rows.flat() };
}
