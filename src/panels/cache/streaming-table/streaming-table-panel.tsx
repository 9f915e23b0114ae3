/** The StreamingLLM table, measured on the model in the page. */
import { useMemo } from 'react';
import { cellFigures, textsRead } from '../../../insight/streaming-table';
import { useSession, useStreamingTable } from '../../../store/react';
import { wordsOf } from '../../../words';
import { Panel } from '../../kit/panel';
import { equation } from './equation';
import { streamingTableData } from './rows';
import { StreamingTable } from './run';
import { useRecorded } from './use-recorded';

const say = wordsOf('streamingTable');

export function StreamingTablePanel() {
  const { variants, cells, read, from, asked } = useStreamingTable((s) => ({
    variants: s.variants,
    cells: s.cells,
    read: s.read,
    from: s.from,
    asked: s.size,
  }));
  const id = useSession((s) => s.model?.entry.id ?? null);
  const trained = useSession((s) => s.model?.spec.trainedContext);
  const recorded = useRecorded(asked ? null : id);
  const measured = useMemo(() => cellFigures({ variants, cells, read, from }), [variants, cells, read, from]);
  const figures = recorded?.figures ?? measured;
  const size = asked?.size ?? recorded?.size ?? 0;
  const line = asked
    ? say.line(asked, from, from === trained, textsRead({ read }))
    : recorded
      ? say.recorded(recorded.texts, recorded.tokens, recorded.size)
      : say.idle;
  return (
    <Panel
      line={line}
      tag={recorded ? 'recorded' : 'measured'}
      idea={say.idea}
      maths={{ tex: equation, where: say.where(size) }}
      table={() => streamingTableData(figures, size)}
    >
      <StreamingTable figures={figures} recorded={recorded} />
    </Panel>
  );
}
