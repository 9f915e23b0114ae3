/** A number that can be set by a slider or typed. */
import { Slider } from 'radix-ui';
import { useId, useState } from 'react';
import { NumberField } from './number-field';
import styles from './setting.module.css';
import type { NumberBounds } from './typed-number';
import { roundedTo } from '../../words/numbers';

/** The bounds apply to the slider. */
interface SettingProps extends NumberBounds {
  readonly name: string;
  readonly hint: string;
  readonly value: number;
  /** Bounds of the field, where they are wider than the slider's. */
  readonly typed?: Pick<NumberBounds, 'min' | 'max'>;
  readonly disabled?: boolean;
  /** Whether it takes effect while the slider moves; otherwise on release. */
  readonly live?: boolean;
  readonly onChange: (value: number) => void;
}

export function Setting({ name, hint, value, disabled = false, live = false, typed, onChange, min, max, step }: SettingProps) {
  const id = useId();
  const [draft, setDraft] = useState<number | null>(null);
  const rounded = (values: readonly number[]): number => roundedTo(values[0] ?? value, 2);
  return (
    <div className={styles.setting} title={hint}>
      <label htmlFor={id}>{name}</label>
      <Slider.Root
        className={styles.slider}
        value={[Math.max(min, Math.min(max, draft ?? value))]}
        min={min}
        max={max}
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
      <NumberField
        id={id}
        name={name}
        min={typed?.min ?? min}
        max={typed?.max ?? max}
        step={step}
        value={draft ?? value}
        disabled={disabled}
        onChange={onChange}
      />
    </div>
  );
}
