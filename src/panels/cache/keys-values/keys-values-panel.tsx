/** What a softmax layer caches for the focused head: a key and a value of every token, number by number. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { TableData } from '../../../charts/figure/table';
import { focusedRow } from '../../../store/display';
import { useFocus, useRun } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import { OtherLayer } from '../../kit/other-layer';
import { Panel, PanelMessage } from '../../kit/panel';
import frameStyles from '../../kit/panel.module.css';
import { attentionOf } from '../../data/layer-attention';
import { type Text, useText } from '../../data/text';
import { equationOf, projectionsOf } from './equation';
import styles from './keys-values-panel.module.css';
import { cachedRow } from './row';
import { RowsMatrix } from './rows-matrix';
import { type HeadCache, useKeysValues } from './use-keys-values';

const say = wordsOf('keysValues');
const { place, states } = words.panels;

export function KeysValuesPanel() {
  const text = useText();
  const { layer, head, query, key } = useFocus();
  const attention = attentionOf(text, layer);
  const caches = attention?.cachesKeys ?? false;
  const sharing = (attention?.heads ?? 1) / (attention?.keyValueHeads ?? 1);
  const group = Math.floor(head / sharing);
  const row = focusedRow({ query }, text.length);
  const cache = useKeysValues(text, layer, group, row);
  const facts = projectionsOf(text.model?.spec.layers[layer]?.attention);
  const name = sharing > 1 ? place.group(layer, group) : place.head(layer, head);
  const line = !attention
    ? states.loading
    : !caches
      ? say.none(layer, attention.name)
      : row < 0
        ? states.empty
        : cache
          ? say.line(name, sharing, cache.tokens.length, cache.width)
          : say.reading(layer);
  return (
    <Panel
      line={line}
      tag={cache && caches ? 'measured' : 'computed'}
      idea={say.idea}
      maths={{
        tex: equationOf(facts),
        where: say.where(facts),
        row: cache && caches ? cachedRow({ group, ...cache }, key ?? cache.index) : null,
      }}
      table={(first) => (cache && caches ? numbersTable(text, cache, first) : { columns: [], rows: [] })}
    >
      {cache && caches ? (
        <Matrices text={text} name={name} cache={cache} />
      ) : attention && !caches ? (
        <OtherLayer layer={text.model?.spec.layers.findIndex((_, each) => attentionOf(text, each)?.cachesKeys) ?? -1}>
          {say.instead(attention.name)}
        </OtherLayer>
      ) : (
        <PanelMessage>{line}</PanelMessage>
      )}
    </Panel>
  );
}

type HoverCell = (of: 'key' | 'value', cell: { readonly row: number; readonly feature: number } | null) => void;

interface MatricesProps {
  readonly text: Text;
  readonly name: string;
  readonly cache: HeadCache;
}

function Matrices({ text, name, cache }: MatricesProps) {
  const run = useRun();
  const { tokens, width } = cache;
  const [readout, setReadout] = useState('');
  // The handler means the same at every step: it alone does not draw the matrices again.
  const latest = useRef<HoverCell>(() => undefined);
  useEffect(() => {
    latest.current = (of, cell) => {
      const token = cell ? tokens[cell.row] : undefined;
      run('preview', token === undefined ? null : { key: token });
      if (!cell || token === undefined) return setReadout('');
      const numbers = cache[of].subarray(cell.row * width, (cell.row + 1) * width);
      const label = place.token(token, text.label(token));
      setReadout(say.readout(of, label, cell.feature, numbers[cell.feature] ?? 0, Math.hypot(...numbers)));
    };
  });
  const hover = useCallback<HoverCell>((of, cell) => latest.current(of, cell), []);
  return (
    <>
      <p className={frameStyles.readout} aria-live="off">
        {readout || say.hint}
      </p>
      <div className={styles.body}>
        {(['key', 'value'] as const).map((of) => (
          <RowsMatrix key={of} of={of} name={name} tokens={tokens} width={width} values={cache[of]} onHover={hover} />
        ))}
      </div>
    </>
  );
}

/** Every number, the newest tokens first. */
function numbersTable(text: Text, { tokens, width, key, value }: HeadCache, first = Infinity): TableData {
  const c = say.columns;
  const rows: (string | number)[][] = [];
  for (let row = tokens.length - 1; row >= 0 && rows.length < first; row--) {
    const token = tokens[row] ?? 0;
    for (let i = 0; i < width; i++)
      rows.push([token, text.label(token), i, key[row * width + i] ?? 0, value[row * width + i] ?? 0]);
  }
  return { columns: [c.token, c.text, c.feature, c.key, c.value], rows, count: tokens.length * width };
}
