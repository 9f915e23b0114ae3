/** How a model's cache grows, beside the reference's: a picture to compare at a glance, whose numbers are written next to it. */
import { memo } from 'react';
import type { AllFacts, ModelFacts } from './facts';
import { type PictureSize, lineOf, placeOf } from './picture';
import styles from './growth-picture.module.css';

const size: PictureSize = { width: 112, height: 52, margin: 3 };

interface GrowthPictureProps extends Pick<AllFacts, 'scale' | 'reference'> {
  readonly facts: ModelFacts;
}

export const GrowthPicture = memo(function GrowthPicture({ facts, scale, reference }: GrowthPictureProps) {
  const { curve, trained } = facts;
  const { width, height, margin } = size;
  const line = lineOf(curve, scale, size);
  const floor = height - margin;
  const end = { ...trained, tokens: Math.min(trained.tokens, scale.tokens) };
  const [x, y] = placeOf(end, scale, size);
  return (
    <svg className={styles.picture} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path className={styles.frame} d={`M${margin} ${margin}V${floor}H${width - margin}`} />
      {reference && <polyline className={styles.reference} points={lineOf(reference.curve, scale, size)} />}
      <polygon className={styles.area} points={`${margin},${floor} ${line} ${width - margin},${floor}`} />
      <polyline className={styles.curve} points={line} />
      <circle className={styles.trained} cx={x} cy={y} r={2.6} />
    </svg>
  );
});
