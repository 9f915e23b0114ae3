import { useId, useState } from 'react';
import styles from './bill-panel.module.css';
import { bill as say } from '../../words/en/bill';

interface NumberFieldProps {
  readonly name: string;
  readonly hint?: string | undefined;
  /** NaN while what is typed is no number. */
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly invalid?: boolean;
  readonly onChange: (value: number) => void;
}

/** A number with its name over it. */
export function NumberField({ name, hint, value, least, most, invalid = false, onChange }: NumberFieldProps) {
  return (
    <label className={styles.field} title={hint}>
      <span>{name}</span>
      <input
        type="number"
        inputMode="numeric"
        min={least}
        max={most}
        value={Number.isNaN(value) ? '' : value}
        aria-invalid={invalid}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </label>
  );
}

/** A whole number that is taken as soon as it is one within its bounds; until then a sentence says what is wanted. */
export function WholeNumberField({ name, hint, value, least, most, onChange }: Omit<NumberFieldProps, 'invalid'>) {
  const id = useId();
  const [odd, setOdd] = useState<number | null>(null);
  return (
    <div className={styles.fieldWithSentence} onBlur={() => setOdd(null)}>
      <NumberField
        name={name}
        hint={hint}
        value={odd ?? value}
        least={least}
        most={most}
        invalid={odd !== null}
        onChange={(next) => {
          const fits = Number.isInteger(next) && next >= least && next <= most;
          setOdd(fits ? null : next);
          if (fits) onChange(next);
        }}
      />
      {odd !== null && (
        <p id={id} role="status" className={styles.sentence}>
          {say.outOf(name, least, most)}
        </p>
      )}
    </div>
  );
}
