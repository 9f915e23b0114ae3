/** The neurons with the largest shares, as many as there is room for, with the tokens whose logits each raises most. */
import { memo } from 'react';
import { useSize } from '../../../charts/size';
import type { LoadedModel } from '../../../decode/session/session-state';
import type { MlpWeights, Unembedding } from '../../../insight/mlp';
import { words, wordsOf } from '../../../words';
import frameStyles from '../../kit/panel.module.css';
import { tokenText } from '../../data/text';
import styles from './mlp-panel.module.css';
import { type ShownNeurons, directionOf } from './neurons';

const say = wordsOf('mlp');
const { place } = words.panels;
/** CSS pixels: of a row, and of the least width at which tokens are listed too. */
const rowHeight = 25;
const withTokens = 430;
const fewest = 3;
/** Tokens that are named of each. */
const raised = 3;

interface NeuronsListProps {
  readonly model: LoadedModel;
  readonly neurons: ShownNeurons;
  readonly weights: MlpWeights;
  /** Null until it is there. */
  readonly last: Unembedding | null;
  /** 1 / the length by which the last RMSNorm divided this token's residual; null where that is not known. */
  readonly lastScale: number | null;
  readonly chosen: number | null;
  readonly onHover: (neuron: number | null) => void;
  readonly onHold: (neuron: number) => void;
}

export const NeuronsList = memo(function NeuronsList(props: NeuronsListProps) {
  const { model, neurons, weights, last, lastScale, chosen, onHover, onHold } = props;
  const [ref, { width, height }] = useSize<HTMLDivElement>();
  const rows = neurons.bySize.slice(0, Math.max(fewest, Math.floor(height / rowHeight) - 1));
  const shows = width >= withTokens && last !== null && lastScale !== null;
  const raises = (neuron: number): string => {
    if (last === null || lastScale === null) return '';
    const known = directionOf(weights, last, neuron, neurons.product.length);
    const by = (neurons.product[neuron] ?? 0) * lastScale;
    return strongest(known, Math.sign(by))
      .map((token) => say.effect(tokenText(model, token), by * (known[token] ?? 0)))
      .join('  ');
  };
  const c = say.columns;
  return (
    <div ref={ref} className={styles.list}>
      <table className={styles.table}>
        <thead>
          <tr>
            {[c.neuron, ...(neurons.gate ? [c.gate, c.value, c.product] : [c.value, c.bent]), c.share].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            {shows && (
              <th scope="col" className={styles.raises}>
                {c.raises}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((i, rank) => (
            // A row keeps its place while its neuron changes.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={rank} aria-current={i === chosen} onPointerEnter={() => onHover(i)} onPointerLeave={() => onHover(null)}>
              <th scope="row">
                <button type="button" className={`${frameStyles.mono} ${styles.of}`} onClick={() => onHold(i)}>
                  {i}
                </button>
              </th>
              {neurons.gate && <Number>{say.number(neurons.gate[i] ?? 0)}</Number>}
              <Number>{say.number(neurons.value[i] ?? 0)}</Number>
              <Number>{say.number(neurons.product[i] ?? 0)}</Number>
              <Number>{place.percent(neurons.shares[i] ?? 0)}</Number>
              {shows && <td className={`${frameStyles.mono} ${styles.raises}`}>{raises(i)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});

/** A cell whose number may change without the table being laid out again. */
function Number({ children }: { readonly children: string }) {
  return (
    <td>
      <span className={styles.of}>{children}</span>
    </td>
  );
}

/** The tokens with the largest numbers, or with the smallest where `sign` is below 0. */
function strongest(direction: Float64Array, sign: number): readonly number[] {
  const found: number[] = [];
  for (let n = 0; n < Math.min(raised, direction.length); n++) {
    let best = -1;
    direction.forEach((value, token) => {
      if (!found.includes(token) && (best < 0 || sign * value > sign * (direction[best] ?? 0))) best = token;
    });
    found.push(best);
  }
  return found;
}
