/** How long, how many, how wide a number: what turns a shape into bytes. */
import { properties } from '../../../store/properties';
import { useRun } from '../../../store/react';
import { wordsOf } from '../../../words';
import { Choice, Choices } from '../../kit/choice';
import { NamedNumberField } from '../../kit/number-field';
import frameStyles from '../../kit/panel.module.css';
import styles from './calculator-panel.module.css';
import type { Calculator } from './use-calculator';

const say = wordsOf('calculator');

const presets = [2 ** 12, 2 ** 15, 2 ** 17, 2 ** 20];

/** Common contexts, and the longest that the model was made for. */
function contextsWith(own: number | undefined): readonly number[] {
  return [...new Set(own === undefined ? presets : [...presets, own])].toSorted((a, b) => a - b);
}

export function CalculatorControls({ calculator: { settings, shape, context } }: { readonly calculator: Calculator }) {
  const run = useRun();
  return (
    <div className={styles.settings}>
      <div className={styles.inLine}>
        <NamedNumberField
          name={say.context}
          value={settings.calculatorContext}
          min={1}
          max={2 ** 30}
          step={1}
          onChange={(calculatorContext) => run('calculator', { calculatorContext })}
        />
        <NamedNumberField
          name={say.batch}
          value={settings.calculatorBatch}
          min={1}
          max={100_000}
          step={1}
          onChange={(calculatorBatch) => run('calculator', { calculatorBatch })}
        />
        <NamedNumberField
          name={say.window}
          hint={say.windowHint}
          value={settings.calculatorWindow}
          min={1}
          max={2 ** 30}
          step={1}
          onChange={(calculatorWindow) => run('calculator', { calculatorWindow })}
        />
      </div>
      <Choices>
        <Choice
          name={say.presets}
          value={String(settings.calculatorContext)}
          options={contextsWith(context?.tokens).map((tokens) => ({ value: String(tokens), label: say.tokens(tokens) }))}
          onChange={(value) => run('calculator', { calculatorContext: Number(value) })}
        />
        <Choice
          name={say.bits}
          value={settings.calculatorBits}
          options={properties.calculatorBits.values.map((value) => ({ value, label: say.bitsOf[value] }))}
          onChange={(calculatorBits) => run('calculator', { calculatorBits })}
        />
        <Choice
          name={say.weights}
          value={settings.calculatorWeights}
          options={properties.calculatorWeights.values.map((value) => ({ value, label: say.weightsOf[value] }))}
          onChange={(calculatorWeights) => run('calculator', { calculatorWeights })}
        />
        <Choice
          name={say.scale}
          value={settings.calculatorScale}
          options={properties.calculatorScale.values.map((value) => ({ value, label: say.scales[value] }))}
          onChange={(calculatorScale) => run('calculator', { calculatorScale })}
        />
      </Choices>
      {settings.calculatorWeights !== 'out' && shape?.parameters === null && <p className={frameStyles.error}>{say.noWeights}</p>}
    </div>
  );
}
