/** The StreamingLLM table, measured on the model in the page. */
import { useMemo } from 'react';
import { cellFigures, textsRead } from '../../../insight/streaming-table';
import { useStreamingTable } from '../../../store/react';
import { wordsOf } from '../../../words';
import { Panel } from '../../kit/panel';
import { equation } from './equation';
import { streamingTableData } from './rows';
import { StreamingTable } from './run';

const say = wordsOf('streamingTable');

export function StreamingTablePanel() {
  const { variants, cells, read, trained, asked } = useStreamingTable((s) => ({
    variants: s.variants,
    cells: s.cells,
    read: s.read,
    trained: s.trained,
    asked: s.size,
  }));
  const figures = useMemo(() => cellFigures({ variants, cells, read, trained }), [variants, cells, read, trained]);
  return (
    <Panel
      line={asked ? say.line(asked.texts, asked.length, trained, asked.size, textsRead({ read })) : say.idle}
      tag="measured"
      idea={say.idea}
      maths={{ tex: equation, where: say.where(asked?.size ?? 0) }}
      table={() => streamingTableData(figures, asked?.size ?? 0)}
    >
      <StreamingTable figures={figures} />
    </Panel>
  );
}
