/** Which shape the calculator is set to: a published model, or typed numbers. */
import { publishedShapes } from '../../../insight/shapes/published';
import type { LayerShape, Shape } from '../../../insight/shapes/shape';
import { type TypedField, numbersOf, problemOf, typedBounds, typedFields } from '../../../insight/shapes/typed';
import { useRun, useSession } from '../../../store/react';
import { wordsOf } from '../../../words';
import { NamedNumberField } from '../../kit/number-field';
import frameStyles from '../../kit/panel.module.css';
import styles from './calculator-panel.module.css';
import { type Calculator, openId, sentenceOf, typedId } from './use-calculator';

const say = wordsOf('calculator');

export function ShapeControls({ calculator }: { readonly calculator: Calculator }) {
  const run = useRun();
  const { settings, shape, source, problem } = calculator;
  const open = useSession((s) => s.model?.entry.name ?? null);
  const isThere =
    settings.calculatorShape === typedId ||
    (settings.calculatorShape === openId && open !== null) ||
    publishedShapes.some(({ id }) => id === settings.calculatorShape);
  return (
    <div className={styles.chosen}>
      <label className={styles.shape}>
        <span>{say.shape}</span>
        <select
          value={isThere ? settings.calculatorShape : ''}
          onChange={(event) => run('calculator', { calculatorShape: event.target.value })}
        >
          {/* Without it the first of the list would seem to be chosen. */}
          {!isThere && (
            <option value="" hidden>
              {settings.calculatorShape}
            </option>
          )}
          {open !== null && (
            <option value={openId} translate="no">
              {say.openShape(open)}
            </option>
          )}
          {publishedShapes.map(({ id, name }) => (
            <option key={id} value={id} translate="no">
              {name}
            </option>
          ))}
          <option value={typedId}>{say.typed}</option>
        </select>
      </label>
      {settings.calculatorShape === typedId && <TypedForm calculator={calculator} />}
      {problem === null ? (
        <p className={frameStyles.quiet} data-stage-out="1">
          {shape && describe(shape)}
          {source === null ? '' : ` ${say.source(source)}`}
        </p>
      ) : (
        <p className={frameStyles.error} role="status">
          {problem}
        </p>
      )}
    </div>
  );
}

function TypedForm({ calculator: { typed } }: { readonly calculator: Calculator }) {
  const run = useRun();
  const refusal = (field: TypedField, value: number): string | null => {
    const problem = problemOf({ ...typed, [field]: value });
    return problem && 'field' in problem && problem.field === field ? sentenceOf(problem) : null;
  };
  return (
    <fieldset className={styles.fields}>
      <legend>{say.typedLegend}</legend>
      {typedFields.map((field) => {
        const [min, max] = typedBounds[field];
        return (
          <NamedNumberField
            key={field}
            name={say.fields[field]}
            hint={say.fieldHints[field]}
            value={typed[field]}
            min={min}
            max={max}
            step={1}
            refusal={(value) => refusal(field, value)}
            onChange={(value) => run('calculator', { calculatorTyped: numbersOf({ ...typed, [field]: value }) })}
          />
        );
      })}
    </fieldset>
  );
}

/** A shape in words: its size, and what its layers keep where they keep different things. */
function describe(shape: Shape): string {
  const kinds = new Map<string, { readonly layer: LayerShape; count: number }>();
  for (const layer of shape.layers) {
    const known = kinds.get(JSON.stringify(layer));
    if (known) known.count += 1;
    else kinds.set(JSON.stringify(layer), { layer, count: 1 });
  }
  const isPlain = kinds.size === 1 && shape.layers.every((layer) => layer.kind === 'softmax' && layer.capacity === null);
  return say.shapeText(
    say.describe(shape.layers.length, shape.heads, shape.headWidth, shape.keyValueHeads),
    isPlain ? [] : [...kinds.values()].map(({ layer, count }) => kindText(layer, count)),
    shape.parameters,
  );
}

function kindText(layer: LayerShape, count: number): string {
  switch (layer.kind) {
    case 'softmax':
      return say.kinds.softmax(count, layer.capacity);
    case 'latent':
      return say.kinds.latent(count, layer.latentWidth, layer.rotaryWidth);
    case 'tensor-product':
      return say.kinds['tensor-product'](count, layer.keyRank, layer.valueRank);
    case 'cross':
      return say.kinds.cross(count);
    case 'state':
    case 'linear':
    case 'infini':
      return say.kinds.state(count);
  }
}
