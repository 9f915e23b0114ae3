/** A choice between a few views: words in a row, the chosen one underlined; arrow keys move, as in any radio group. */
import { ToggleGroup } from 'radix-ui';
import { useId } from 'react';
import styles from './choice.module.css';

interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

export function Choice<Value extends string>({ name, value, options, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className={styles.choice}>
      <span className={styles.choiceName} id={id}>
        {name}
      </span>
      <ToggleGroup.Root
        className={styles.choice}
        type="single"
        role="radiogroup"
        aria-labelledby={id}
        value={value}
        onValueChange={(next) => {
          const option = options.find((candidate) => candidate.value === next);
          if (option !== undefined) onChange(option.value);
        }}
      >
        {options.map((option) => (
          <ToggleGroup.Item key={option.value} value={option.value}>
            {option.label}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </div>
  );
}

/** Choices side by side. */
export function Choices({ children }: { readonly children: React.ReactNode }) {
  return <div className={styles.choices}>{children}</div>;
}
