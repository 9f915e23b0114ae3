/** From which token on the text is another than with everything kept; while it is drawn, the text is read a second time to know. */
import { useEffect } from 'react';
import { policies } from '../../../decode/policies';
import { useKeepsake, useSession, useShadow } from '../../../store/react';
import { wordsOf } from '../../../words';
import { tokenText, useText } from '../../data/text';
import { SourceTag } from '../../kit/panel';
import frameStyles from '../../kit/panel.module.css';

/** Nothing where nothing is evicted. */
export function FirstDifference() {
  const { session } = useKeepsake();
  const bounded = useSession((s) => policies[s.reading.policy.kind].bounded);
  useEffect(() => (bounded ? session.followShadow() : undefined), [session, bounded]);
  return bounded ? <Sentence /> : null;
}

function Sentence() {
  const say = wordsOf('policy').full;
  const text = useText();
  const promptLength = useSession((s) => s.promptLength);
  const { capacity, length: read, comparison, error } = useShadow();
  const { model, length } = text;
  if (!model) return null;
  const { first } = comparison;
  const sentence = (): string => {
    if (error !== null) return say.failed(error);
    if (capacity === 0) return say.noRoom;
    if (first && first.index < length) return say.differs(first.index, tokenText(model, first.token), text.label(first.index));
    if (length <= promptLength) return say.nothing;
    const compared = first ? length - promptLength : comparison.same;
    return read >= capacity && length > capacity + 1 ? say.sameUntil(compared) : say.same(compared);
  };
  return (
    <p className={frameStyles.readout}>
      {sentence()}
      <SourceTag tag="measured" />
    </p>
  );
}
