/** What can be done to the first token and to a head, and what it did to the text. */
import type { TableData } from '../../../charts/figure/table';
import { known } from '../../../charts/figure/table';
import { meanBits, textBits } from '../../../insight/loss';
import { useSession } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import { Panel, PanelMessage } from '../../kit/panel';
import { oneRowAtMost } from '../../data/nothing-read';
import { tokenText, type Text, useText } from '../../data/text';
import { equation } from './equation';
import { SurgeryControls } from './surgery-controls';

const say = wordsOf('surgery');
const place = words.panels.place;

export function SurgeryPanel() {
  const text = useText();
  const reference = useSession((s) => s.reference);
  const bits = textBits(text, text.length);
  return (
    <Panel
      line={text.length > 1 ? say.line(place.bits(meanBits(bits)), bits.length) : oneRowAtMost(text).line}
      tag="measured"
      idea={say.idea}
      maths={{ tex: equation, where: say.where }}
      table={() => surgeryTable(text, reference, bits)}
    >
      {text.model ? <SurgeryControls /> : <PanelMessage>{words.panels.states.loading}</PanelMessage>}
    </Panel>
  );
}

function surgeryTable(text: Text, reference: Text['tokens'] | null, bits: readonly number[]): TableData {
  const c = say.columns;
  const { model } = text;
  return {
    columns: [c.index, c.token, c.bits, c.unchanged],
    rows: bits.map((value, row) => {
      const before = reference?.at(row + 1);
      return [row + 1, text.label(row + 1), known(value), model && before !== undefined ? tokenText(model, before) : null];
    }),
  };
}
