/** How many tokens can influence the row that is looked at, under each eviction policy. */
import { useMemo } from 'react';
import { policies } from '../../../decode/policies';
import { useFocus } from '../../../store/react';
import { focusedRow } from '../../../store/display';
import { words, wordsOf } from '../../../words';
import { Panel, PanelMessage } from '../../kit/panel';
import { nothingRead } from '../../data/nothing-read';
import { useText } from '../../data/text';
import { pictureOf, windowsOf } from '../reach/picture';
import { equation } from './equation';
import { ReachTable, reachRows } from './reach-table';

const say = wordsOf('reach');
const place = words.panels.place;

export function ReachTablePanel() {
  const text = useText();
  const row = focusedRow(useFocus(), text.length);
  // Only where attention decides what stays is there no formula.
  const { attentive } = policies[text.reading.policy.kind];
  const picture = useMemo(() => (attentive ? pictureOf(text, row, 'rollout') : null), [attentive, text, row]);
  const rows = row < 0 ? [] : reachRows({ text, row, reached: picture?.reached ?? [] });
  const layers = windowsOf(text).length;
  const c = say.columns;
  return (
    <Panel
      line={row < 0 ? nothingRead(text.model).line : say.compareLine(place.row(row, text.label(row)))}
      tag="computed"
      idea={say.compareIdea}
      maths={{ tex: equation, where: say.compareWhere }}
      table={() => ({
        columns: [c.policy, ...Array.from({ length: layers }, (_, passed) => say.through(passed + 1))],
        rows: rows.map(({ name, counts }) => [name, ...counts.slice(1)]),
      })}
    >
      {row < 0 ? <PanelMessage>{nothingRead(text.model).message}</PanelMessage> : <ReachTable rows={rows} layers={layers} />}
    </Panel>
  );
}
