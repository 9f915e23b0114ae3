/** How long, how many, how wide a number: what turns a shape into bytes. */
import { properties } from '../../../store/properties';
import { useRun } from '../../../store/react';
import { bill as say } from '../../../words/en/calculator';
import { Choice, Choices } from '../../kit/choice';
import { NamedNumberField } from '../../kit/number-field';
import frameStyles from '../../kit/panel.module.css';
import styles from './calculator-panel.module.css';
import type { Calculator } from './use-calculator';

const presets = [2 ** 12, 2 ** 15, 2 ** 17, 2 ** 20];

/** The usual contexts, and the longest that the model was made for. */
function contextsWith(own: number | undefined): readonly number[] {
  return [...new Set(own === undefined ? presets : [...presets, own])].toSorted((a, b) => a - b);
}

export function CalculatorControls({ bill: { settings, shape, context } }: { readonly bill: Calculator }) {
  const run = useRun();
  return (
    <div className={frameStyles.part}>
      <div className={styles.fields}>
        <NamedNumberField
          name={say.context}
          value={settings.billContext}
          min={1}
          max={2 ** 30}
          step={1}
          onChange={(billContext) => run('bill', { billContext })}
        />
        <NamedNumberField
          name={say.batch}
          value={settings.billBatch}
          min={1}
          max={100_000}
          step={1}
          onChange={(billBatch) => run('bill', { billBatch })}
        />
        <NamedNumberField
          name={say.window}
          hint={say.windowHint}
          value={settings.billWindow}
          min={1}
          max={2 ** 30}
          step={1}
          onChange={(billWindow) => run('bill', { billWindow })}
        />
      </div>
      <Choices>
        <Choice
          name={say.presets}
          value={String(settings.billContext)}
          options={contextsWith(context?.tokens).map((tokens) => ({ value: String(tokens), label: say.tokens(tokens) }))}
          onChange={(value) => run('bill', { billContext: Number(value) })}
        />
        <Choice
          name={say.bits}
          value={settings.billBits}
          options={properties.billBits.values.map((value) => ({ value, label: say.bitsOf[value] }))}
          onChange={(billBits) => run('bill', { billBits })}
        />
        <Choice
          name={say.weights}
          value={settings.billWeights}
          options={properties.billWeights.values.map((value) => ({ value, label: say.weightsOf[value] }))}
          onChange={(billWeights) => run('bill', { billWeights })}
        />
        <Choice
          name={say.scale}
          value={settings.billScale}
          options={properties.billScale.values.map((value) => ({ value, label: say.scales[value] }))}
          onChange={(billScale) => run('bill', { billScale })}
        />
      </Choices>
      {settings.billWeights !== 'out' && shape?.parameters === null && <p className={frameStyles.error}>{say.noWeights}</p>}
    </div>
  );
}
