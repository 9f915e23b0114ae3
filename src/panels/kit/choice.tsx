/** A choice between a few ways to show something: words in a row, the chosen one underlined; arrow keys move, as in any radio group. */
import { ToggleGroup } from 'radix-ui';
import { memo, useCallback, useEffect, useId, useRef } from 'react';
import styles from './choice.module.css';

interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

export function Choice<Value extends string>({ name, value, options, onChange }: ChoiceProps<Value>) {
  // The handler is new in every render of a panel, and means the same: it alone does not draw the group again.
  const latest = useRef<(value: string) => void>(() => undefined);
  useEffect(() => {
    latest.current = (next) => {
      const option = options.find((candidate) => candidate.value === next);
      if (option !== undefined) onChange(option.value);
    };
  });
  const choose = useCallback((next: string) => latest.current(next), []);
  return <Group name={name} value={value} options={options} onChange={choose} />;
}

/** The widget itself is a dozen components an option, so a panel that is drawn at every step leaves it alone. */
const Group = memo(
  function Group({ name, value, options, onChange }: ChoiceProps<string>) {
    const id = useId();
    return (
      <div className={styles.choice} title={name}>
        <span className={styles.choiceName} id={id}>
          {name}
        </span>
        <ToggleGroup.Root
          className={styles.choice}
          type="single"
          role="radiogroup"
          aria-labelledby={id}
          value={value}
          onValueChange={onChange}
        >
          {options.map((option) => (
            <ToggleGroup.Item key={option.value} value={option.value}>
              {option.label}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup.Root>
      </div>
    );
  },
  (a, b) => a.name === b.name && a.value === b.value && a.onChange === b.onChange && sameOptions(a.options, b.options),
);

type Options = ChoiceProps<string>['options'];

function sameOptions(a: Options, b: Options): boolean {
  return a.length === b.length && a.every(({ value, label }, i) => value === b[i]?.value && label === b[i]?.label);
}

/** Choices side by side. */
export function Choices({ children }: { readonly children: React.ReactNode }) {
  return (
    <div className={styles.choices} data-panel-part="choices">
      {children}
    </div>
  );
}
