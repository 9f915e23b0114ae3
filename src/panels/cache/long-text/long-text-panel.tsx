/** What eviction policies cost on a long text. */
import { passage } from '../../../decode/runs/variants';
import { useLongRun, useSession } from '../../../store/react';
import { wordsOf } from '../../../words';
import { Panel } from '../../kit/panel';
import { Curves, variantsTable } from './curves';
import { equation } from './equation';

const say = wordsOf('longText');

export function LongTextPanel() {
  const { variants, total } = useLongRun();
  const trained = useSession((s) => s.model?.spec.trainedContext ?? 0);
  const drawn = variants.some(({ blocks }) => blocks.length > 0);
  return (
    <Panel
      line={drawn ? say.line(total, trained) : say.idle}
      tag="measured"
      idea={say.idea}
      maths={{ tex: equation, where: say.where(passage) }}
      table={() => variantsTable(variants)}
    >
      <Curves />
    </Panel>
  );
}
