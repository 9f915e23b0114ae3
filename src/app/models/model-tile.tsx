/** One model of the list. */
import { type Ref, memo, useId } from 'react';
import { type CatalogueEntry, sawAhead } from '../../model/catalogue';
import { words, wordsOf } from '../../words';
import { count } from '../../words/numbers';
import type { AllFacts, ModelFacts } from './facts';
import { GrowthPicture } from './growth-picture';
import type { GroupId } from './groups';
import styles from './models.module.css';

const say = wordsOf('models');
const place = words.panels.place;

interface ModelTileProps extends Pick<AllFacts, 'scale' | 'reference'> {
  readonly entry: CatalogueEntry;
  readonly name: string;
  readonly group: GroupId | null;
  /** Null where the model's shape could not be read. */
  readonly facts: ModelFacts | null;
  readonly isOpen: boolean;
  readonly isOpening: boolean;
  /** Whether it is the one that Tab reaches. */
  readonly isReached: boolean;
  readonly ref: Ref<HTMLButtonElement>;
  readonly onChoose: (id: string) => void;
  readonly onFocus: (id: string) => void;
  readonly onPoint: (id: string | null) => void;
}

export const ModelTile = memo(function ModelTile(props: ModelTileProps) {
  const { entry, name, group, facts, scale, reference, isOpen, isOpening, isReached, ref, onChoose, onFocus, onPoint } = props;
  const { id } = entry;
  const key = useId();
  const look = say.look(id, group);
  return (
    <button
      ref={ref}
      type="button"
      className={styles.tile}
      data-model={id}
      tabIndex={isReached ? 0 : -1}
      aria-current={isOpen}
      aria-busy={isOpening}
      aria-labelledby={`${key}name`}
      aria-describedby={`${key}loss ${key}facts ${key}look`}
      onClick={() => onChoose(id)}
      onFocus={() => onFocus(id)}
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && onPoint(id)}
      onPointerLeave={() => onPoint(null)}
    >
      <span className={styles.picture}>{facts && <GrowthPicture facts={facts} scale={scale} reference={reference} />}</span>
      <span className={styles.said}>
        <span className={styles.head}>
          <span id={`${key}name`} className={styles.name}>
            {name}
          </span>
          {isOpening && <span className={styles.mark}>{say.opening}</span>}
          {isOpen && !isOpening && <span className={styles.mark}>{say.open}</span>}
          <span id={`${key}loss`} className={styles.loss}>
            {sawAhead(entry) ? say.noLoss : say.loss(place.share(entry.validationLoss))}
          </span>
        </span>
        <span id={`${key}facts`} className={styles.facts}>
          {facts && factsIn(facts)}
        </span>
        <span id={`${key}look`} className={styles.look}>
          {look}
        </span>
      </span>
    </button>
  );
});

/** How its cache grows, and where it has no bound, what it comes to on the longest text in training. */
function factsIn({ longRun, trained }: ModelFacts): string {
  const grows = say.grows(longRun.perToken, longRun.bounded, longRun.constant);
  return longRun.perToken === 0 ? grows : say.bytesAt(grows, place.bytes(trained.bytes), count(trained.tokens));
}
