/** A choice of one of a few in a list, where a row of words would take more than a line. */
import styles from './choice.module.css';

interface ChoiceListProps<Value extends string> {
  readonly name: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

export function ChoiceList<Value extends string>({ name, value, options, onChange }: ChoiceListProps<Value>) {
  return (
    <label className={styles.list}>
      {name}
      <select
        value={value}
        onChange={(event) => {
          const option = options.find((candidate) => candidate.value === event.target.value);
          if (option) onChange(option.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
