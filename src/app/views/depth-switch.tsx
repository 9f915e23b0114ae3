/** How much every panel says: an idea, its maths, or the code that computed it. */
import { RadioGroup } from 'radix-ui';
import { properties } from '../../store/properties';
import { useRun, useDisplay } from '../../store/react';
import { words } from '../../words';
import styles from './view-bar.module.css';

const { values } = properties.depth;
type Depth = (typeof values)[number];

export function DepthSwitch() {
  const run = useRun();
  const depth = useDisplay((display) => display.depth);
  return (
    <RadioGroup.Root
      className={styles.depths}
      value={depth}
      onValueChange={(value) => run('depth', value as Depth)}
      aria-label={words.app.depth}
      orientation="horizontal"
      data-own-keys
    >
      {values.map((value) => (
        <RadioGroup.Item key={value} value={value} className={styles.depth}>
          {words.app.depths[value]}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
