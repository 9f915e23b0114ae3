/** Where the text goes another way than it did when nothing was changed. */
import { isUnmodified } from '../../../decode/reader/reading-settings';
import { firstDifference } from '../../../insight/difference';
import { useSession } from '../../../store/react';
import { wordsOf } from '../../../words';
import frameStyles from '../../kit/panel.module.css';
import { tokenText, useText } from '../../data/text';

const say = wordsOf('policy');

export function Difference() {
  const text = useText();
  const { reference, promptLength } = useSession((s) => ({ reference: s.reference, promptLength: s.promptLength }));
  const { model } = text;
  if (!model || isUnmodified(text.reading)) return null;
  if (!reference) return <p className={frameStyles.readout}>{say.noReference}</p>;
  const at = firstDifference(text.tokens, reference, promptLength);
  const compared = Math.min(text.tokens.length, reference.length) - promptLength;
  return (
    <p className={frameStyles.readout}>
      {at === null ? say.same(Math.max(0, compared)) : say.differs(at, text.label(at), tokenText(model, reference.at(at) ?? 0))}
    </p>
  );
}
