/** A layer's MLP for one token, by neuron: its gate, its value, their product, and what the strongest add. */
import { max, min } from 'd3-array';
import { useCallback, useMemo, useState } from 'react';
import { paletteOf } from '../../../charts/palette';
import { roundAbove } from '../../../charts/room';
import { Spikes } from '../../../charts/spikes';
import type { LoadedModel } from '../../../decode/session/session-state';
import type { MlpWeights } from '../../../insight/mlp';
import { focusedRow } from '../../../store/display';
import { useDisplay, useFocus, useRun } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import { Choice, Choices } from '../../kit/choice';
import { OtherLayer } from '../../kit/other-layer';
import { Panel, PanelMessage } from '../../kit/panel';
import frameStyles from '../../kit/panel.module.css';
import { type Text, useShownTheme, useText } from '../../data/text';
import { equationOf, neuronRow, plainRow } from './equation';
import { type MlpFacts, factsOf } from './facts';
import styles from './mlp-panel.module.css';
import { type ShownNeurons, neuronsTable, shownNeurons } from './neurons';
import { NeuronsList } from './neurons-list';
import { type SeenRow, useMlpRow, useMlpWeights, useUnembedding } from './use-mlp';

const say = wordsOf('mlp');
const { place, states } = words.panels;

export function MlpPanel() {
  const text = useText();
  const focus = useFocus();
  const { model, length } = text;
  const { layer } = focus;
  const row = focusedRow(focus, length);
  const facts = model ? factsOf(model.spec, layer) : null;
  const has = facts !== null;
  const seen = useMlpRow(text, layer, row);
  const weights = useMlpWeights(text, layer);
  const neurons = useMemo(() => (seen && weights ? shownNeurons(seen, weights) : null), [seen, weights]);
  const shown = facts ?? swiglu;
  const tokenAt = (index: number): string => place.token(index, text.label(index));
  const line = !model
    ? states.loading
    : !has
      ? say.none(layer)
      : row < 0
        ? states.empty
        : seen && neurons
          ? say.line(layer, tokenAt(seen.index))
          : say.reading(layer, tokenAt(row));
  return (
    <Panel
      line={line}
      tag={neurons ? 'measured' : 'computed'}
      idea={shown.gated ? say.idea : say.plainIdea}
      maths={{
        tex: equationOf(shown),
        where: say.where(shown, neurons?.difference ?? null),
        row: neurons && rowOf(neurons, shown.f),
      }}
      table={() => (neurons ? neuronsTable(neurons, shown.f) : { columns: [], rows: [] })}
    >
      {model && seen && weights && neurons ? (
        <Neurons text={text} model={model} seen={seen} weights={weights} neurons={neurons} facts={shown} />
      ) : model && !has ? (
        <OtherLayer layer={model.spec.layers.findIndex(({ mlp }) => mlp !== null)}>{say.instead}</OtherLayer>
      ) : (
        <PanelMessage>{model && row < 0 ? states.empty : line}</PanelMessage>
      )}
    </Panel>
  );
}

/** The equation with the numbers of the strongest neuron. */
function rowOf({ bySize: [strongest = 0], gate, value, product }: ShownNeurons, f: string): string {
  const [v, h] = [say.number(value[strongest] ?? 0), say.number(product[strongest] ?? 0)];
  return gate === null ? plainRow(strongest, f, v, h) : neuronRow(strongest, say.number(gate[strongest] ?? 0), v, h);
}

/** The MLP whose equation stands where the layer has none. */
const swiglu: MlpFacts = {
  gated: true,
  f: 'swish',
  tanh: false,
  norm: 'rms',
  parallel: false,
  after: false,
  bias: false,
  effects: true,
};

interface NeuronsProps {
  readonly text: Text;
  readonly model: LoadedModel;
  readonly seen: SeenRow;
  readonly weights: MlpWeights;
  readonly neurons: ShownNeurons;
  readonly facts: MlpFacts;
}

function Neurons({ text, model, seen, weights, neurons, facts }: NeuronsProps) {
  const run = useRun();
  const order = useDisplay((display) => display.neuronOrder);
  const [held, setHeld] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const { series: colours } = paletteOf(useShownTheme());
  const last = useUnembedding(text);
  const { bySize, gate, value, product, shares, most } = neurons;
  const count = product.length;
  const drawn = useMemo(() => (order === 'size' ? bySize : Array.from(product, (_, i) => i)), [order, bySize, product]);
  const series = useMemo(
    () =>
      (['gate', 'value', 'product'] as const).flatMap((name, i) => {
        const values = { gate, value, product }[name];
        if (values === null) return [];
        const [low, high] = [min(values) ?? 0, max(values) ?? 0];
        const domain = [low < 0 ? -roundAbove(-low) : 0, high > 0 || low >= 0 ? roundAbove(high) : 0] as const;
        const label = name === 'product' && gate === null ? say.bent(facts.f) : say[name];
        return { label, values: drawn.map((neuron) => values[neuron] ?? 0), domain, colour: colours[i] ?? '' };
      }),
    [gate, value, product, drawn, colours, facts.f],
  );
  const chosen = pointed ?? held;
  const hold = useCallback((neuron: number) => setHeld((now) => (now === neuron ? null : neuron)), []);
  const onHover = useCallback((at: number | null) => setPointed(at === null ? null : (drawn[at] ?? null)), [drawn]);
  const onLock = useCallback((at: number) => hold(drawn[at] ?? 0), [drawn, hold]);
  const norm = text.trace(seen.index)?.values['residualNorm']?.[0];
  const { spec } = model;
  const lastScale = norm === undefined || !facts.effects ? null : 1 / Math.sqrt(norm ** 2 / spec.width + spec.normEpsilon);
  const readout =
    chosen !== null && chosen < count
      ? say.readout(
          chosen,
          gate && (gate[chosen] ?? 0),
          value[chosen] ?? 0,
          product[chosen] ?? 0,
          place.percent(shares[chosen] ?? 0),
        )
      : say.most(most, count, neurons.closed, facts.gated);
  return (
    <>
      <div className={styles.controls}>
        <Choices>
          <Choice
            name={say.order}
            value={order}
            options={(['size', 'number'] as const).map((each) => ({ value: each, label: say.orders[each] }))}
            onChange={(each) => run('neuronOrder', each)}
          />
        </Choices>
        <p className={frameStyles.readout} aria-live="off">
          {readout}
        </p>
      </div>
      <div className={styles.body}>
        <div className={styles.chart}>
          <Spikes
            series={series}
            at={chosen === null ? null : drawn.indexOf(chosen)}
            {...(order === 'size' ? { rule: { after: most, label: say.ninety } } : {})}
            xTitle={say.axis(order)}
            ariaLabel={say.figure(count, facts.gated)}
            onHover={onHover}
            onLock={onLock}
          />
        </div>
        <NeuronsList
          model={model}
          neurons={neurons}
          weights={weights}
          last={last}
          lastScale={lastScale}
          chosen={chosen}
          onHover={setPointed}
          onHold={hold}
        />
      </div>
    </>
  );
}
