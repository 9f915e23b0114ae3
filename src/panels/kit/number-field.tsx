/**
 * The field of every number that can be typed. What is typed is taken when it is done (Enter, or the field is left); what is no
 * number within the bounds is refused with a sentence, and what was there before stays in force. Escape gives that back, arrow
 * keys and the stepper step.
 */
import { type KeyboardEvent, useId, useState } from 'react';
import { words } from '../../words';
import styles from './number-field.module.css';
import { type NumberBounds, steppedNumber, typedNumber } from './typed-number';

interface NumberFieldProps extends NumberBounds {
  /** What its label refers to. */
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly disabled?: boolean;
  /** Why a number is refused, where there is more to say than its bounds; NaN for what is no number. */
  readonly refusal?: (value: number) => string | null;
  readonly onChange: (value: number) => void;
}

interface Typed {
  readonly text: string;
  /** The value when it was typed: one that changes meanwhile, by a slider or a link, is what is shown. */
  readonly over: number;
  readonly sentence: string | null;
}

/** A field, and under it the sentence of a refusal: two children of the enclosing grid. */
export function NumberField({ id, name, value, min, max, step, disabled = false, refusal, onChange }: NumberFieldProps) {
  const told = useId();
  const [latest, setTyped] = useState<Typed | null>(null);
  const typed = disabled || latest?.over !== value ? null : latest;
  const bounds = { min, max, step };
  const sentence = typed?.sentence ?? null;

  const take = (field: HTMLInputElement): void => {
    // A field of numbers has no text where what is typed is none.
    if (!typed && !field.validity.badInput) return;
    const next = typedNumber(field.value, bounds);
    if (next === null) {
      const wanted = words.panels.numberField.refused(name, min, max, Number.isInteger(step), value);
      setTyped({ text: field.value, over: value, sentence: refusal?.(field.valueAsNumber) ?? wanted });
      return;
    }
    setTyped(null);
    if (next !== value) onChange(next);
  };
  const stepBy = (direction: 1 | -1): void => {
    setTyped(null);
    const next = steppedNumber((typed && typedNumber(typed.text, bounds)) ?? value, direction, bounds);
    if (next !== value) onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const field = event.currentTarget;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') {
      take(field);
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      stepBy(event.key === 'ArrowUp' ? 1 : -1);
    } else if (event.key === 'Escape' && (typed || field.validity.badInput)) {
      event.preventDefault();
      setTyped(null);
      // React does not clear text that is no number.
      field.value = String(value);
    }
  };
  return (
    <>
      <input
        id={id}
        className={styles.field}
        type="number"
        inputMode={Number.isInteger(step) ? 'numeric' : 'decimal'}
        min={min}
        max={max}
        step={step}
        value={typed?.text ?? value}
        disabled={disabled}
        aria-invalid={sentence !== null}
        aria-describedby={sentence === null ? undefined : told}
        onChange={(event) => {
          const { value: text } = event.target;
          const { inputType } = event.nativeEvent as InputEvent;
          // The stepper's own steps are no input of text, and begin at the lower bound in place of 0.
          if (isStep(inputType)) stepBy(Number(text) > (typed ? Number(typed.text) : value) ? 1 : -1);
          else setTyped({ text, over: value, sentence: null });
        }}
        onKeyDown={onKeyDown}
        onBlur={(event) => take(event.currentTarget)}
      />
      {sentence !== null && (
        <p id={told} role="status" className={styles.sentence}>
          {sentence}
        </p>
      )}
    </>
  );
}

/** Browsers give a click on the stepper no type of input, or call it a replacement. */
function isStep(inputType: string | undefined): boolean {
  return inputType === undefined || inputType === '' || inputType === 'insertReplacementText';
}

interface NamedNumberFieldProps extends Omit<NumberFieldProps, 'id'> {
  readonly hint?: string | undefined;
}

/** A number with its name over it. */
export function NamedNumberField({ hint, ...field }: NamedNumberFieldProps) {
  const id = useId();
  return (
    <div className={styles.named} title={hint}>
      <label htmlFor={id}>{field.name}</label>
      <NumberField {...field} id={id} />
    </div>
  );
}
