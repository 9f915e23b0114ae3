/** A number that can be set: a slider, and a field for those who know it. */
import { Slider } from 'radix-ui';
import { useId, useState } from 'react';
import styles from './setting.module.css';

interface SettingProps {
  readonly name: string;
  readonly hint: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly disabled?: boolean;
  /** Whether it takes effect while the slider moves; else when it is let go. */
  readonly live?: boolean;
  readonly onChange: (value: number) => void;
}

export function Setting({ name, hint, value, least, most, step, disabled = false, live = false, onChange }: SettingProps) {
  const id = useId();
  const [draft, setDraft] = useState<number | null>(null);
  const rounded = (values: readonly number[]): number => Number((values[0] ?? value).toFixed(2));
  return (
    <div className={styles.setting} title={hint}>
      <label htmlFor={id}>{name}</label>
      <Slider.Root
        className={styles.slider}
        value={[Math.min(most, draft ?? value)]}
        min={least}
        max={most}
        step={step}
        disabled={disabled}
        onValueChange={(values) => (live ? onChange(rounded(values)) : setDraft(rounded(values)))}
        onValueCommit={(values) => {
          setDraft(null);
          if (!live) onChange(rounded(values));
        }}
      >
        <Slider.Track className={styles.track}>
          <Slider.Range className={styles.range} />
        </Slider.Track>
        <Slider.Thumb className={styles.thumb} aria-label={name} />
      </Slider.Root>
      <input
        id={id}
        type="number"
        min={least}
        max={most}
        step={step}
        value={draft ?? value}
        disabled={disabled}
        onChange={(event) => {
          const next = event.target.valueAsNumber;
          if (next >= least && next <= most) onChange(next);
        }}
      />
    </div>
  );
}
