/** What a convolution that sees ahead makes of a loss, and of the text: as recorded when the model was trained. */
import { isShipped } from '../../../model/catalogue';
import { useSession } from '../../../store/react';
import { wordsOf } from '../../../words';
import numbersStyles from '../../kit/numbers.module.css';
import { SourceTag } from '../../kit/panel';
import frameStyles from '../../kit/panel.module.css';

const say = wordsOf('linear');

export function Leak() {
  const { model } = useSession((s) => ({ model: s.model }));
  if (!model || !isShipped(model.entry)) return null;
  const { validationLoss, figures, sample } = model.entry;
  const decoded = figures['decodedLoss'];
  return (
    <div className={frameStyles.part}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {say.leak} <SourceTag tag="recorded" />
      </h3>
      <dl className={numbersStyles.figures}>
        <dt>{say.teacherForced}</dt>
        <dd>{say.nats(validationLoss)}</dd>
        {decoded !== undefined && (
          <>
            <dt>{say.decoded}</dt>
            <dd>{say.nats(decoded)}</dd>
          </>
        )}
        <dt>{say.sample}</dt>
        <dd>{sample.text}</dd>
      </dl>
    </div>
  );
}
