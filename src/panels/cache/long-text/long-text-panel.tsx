/** What a bounded cache costs on a long text: policies along the text, or the StreamingLLM table of windows, sinks and positions. */
import { useMemo, useState } from 'react';
import { passage } from '../../../decode/runs/variants';
import { cellFigures, textsRead } from '../../../insight/streaming-table';
import { useStreamingTable, useLongRun, useSession } from '../../../store/react';
import { wordsOf } from '../../../words';
import { Choice } from '../../kit/choice';
import { Panel } from '../../kit/panel';
import { equation, streamingTableEquation } from './equation';
import { Curves, variantsTable } from './curves';
import { StreamingTable } from './streaming-table';
import { streamingTableData } from './streaming-table-rows';

const table = wordsOf('streamingTable');
const curves = wordsOf('longText');

export function LongTextPanel() {
  const { variants: ran, total } = useLongRun();
  const trainedHere = useSession((s) => s.model?.spec.trainedContext ?? 0);
  const { variants, cells, read, trained, asked } = useStreamingTable((s) => ({
    variants: s.variants,
    cells: s.cells,
    read: s.read,
    trained: s.trained,
    asked: s.size,
  }));
  const figures = useMemo(() => cellFigures({ variants, cells, read, trained }), [variants, cells, read, trained]);
  const [chosen, setChosen] = useState<keyof typeof table.views | null>(null);
  // A table that a script has run is shown at once.
  const view = chosen ?? (asked && ran.length === 0 ? 'table' : 'curves');
  const drawn = ran.some(({ blocks }) => blocks.length > 0);
  const frame =
    view === 'curves'
      ? {
          line: drawn ? curves.line(total, trainedHere) : curves.idle,
          idea: curves.idea,
          maths: { tex: equation, where: curves.where(passage) },
          table: () => variantsTable(ran),
        }
      : {
          line: asked ? table.line(asked.texts, asked.length, trained, asked.size, textsRead({ read })) : table.idle,
          idea: table.idea,
          maths: { tex: streamingTableEquation, where: table.where(asked?.size ?? 0) },
          table: () => streamingTableData(figures, asked?.size ?? 0),
        };
  return (
    <Panel tag="measured" {...frame}>
      <Choice
        name={table.view}
        value={view}
        options={(['curves', 'table'] as const).map((value) => ({ value, label: table.views[value] }))}
        onChange={setChosen}
      />
      {view === 'curves' ? <Curves /> : <StreamingTable figures={figures} />}
    </Panel>
  );
}
