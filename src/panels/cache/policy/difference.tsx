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
  // A text that was opened changed, or changed before anything was decoded, has no unchanged one beside it.
  const compared = Math.min(text.tokens.length, reference?.length ?? 0) - promptLength;
  if (!reference || compared <= 0)
    return <p className={frameStyles.readout}>{text.tokens.length > promptLength ? say.noReference : say.nothing}</p>;
  const at = firstDifference(text.tokens, reference, promptLength);
  return (
    <p className={frameStyles.readout}>
      {at === null ? say.same(compared) : say.differs(at, text.label(at), tokenText(model, reference.at(at) ?? 0))}
    </p>
  );
}
