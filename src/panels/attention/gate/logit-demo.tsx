/** A learned logit as a slider: how open it would leave the focused head, computed from the scores of its row. Nothing is run. */
import { useEffect, useMemo, useState } from 'react';
import { CellRows } from '../../../charts/cell-rows';
import { roomFor } from '../../../charts/room';
import type { ColourScale } from '../../../charts/scale';
import { gateWithLogit } from '../../../insight/gate';
import { scoresOf } from '../../../insight/head-scores';
import { useDrawnSession, useFocus } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import buttonStyles from '../../kit/button.module.css';
import frameStyles from '../../kit/panel.module.css';
import { Setting } from '../../kit/setting';
import type { Text } from '../../data/text';
import { Dial } from './dial';
import styles from './gate-panel.module.css';
import { useValues } from './use-values';

const say = wordsOf('gate');
const { place } = words.panels;

interface LogitDemoProps {
  readonly text: Text;
  readonly layer: number;
  readonly row: number;
  readonly scale: ColourScale;
}

/** Of softmax layers that were trained without an extra logit, and read without one. */
export function LogitDemo(props: LogitDemoProps) {
  const { text, layer } = props;
  const [open, setOpen] = useState(false);
  const spec = text.model?.spec.layers[layer]?.attention;
  if (spec?.kind !== 'softmax' || spec.extraLogit !== 'none' || text.reading.zeroSink) return null;
  return (
    <div data-stage-out="1">
      <button type="button" className={buttonStyles.button} aria-expanded={open} onClick={() => setOpen(!open)}>
        {say.demo}
      </button>
      {open && <Demo {...props} />}
    </div>
  );
}

interface Asked {
  readonly of: string;
  readonly query: Float32Array;
}

function Demo({ text, layer, row, scale }: LogitDemoProps) {
  const session = useDrawnSession();
  const { head } = useFocus();
  const [logit, setLogit] = useState(0);
  const node = text.path.at(row);
  const of = `${layer} ${node}`;
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    const wanted = new AbortController();
    // The session reports errors of reading itself.
    session.attentionRow(layer, row, wanted.signal).then(
      (seen) => seen && !wanted.signal.aborted && setAsked({ of, query: seen.query }),
      () => undefined,
    );
    return () => wanted.abort();
  }, [session, layer, row, of]);
  const keys = useValues(text, layer, 'key', row);
  const query = asked?.of === of ? asked.query : null;
  const spec = text.model?.spec.layers[layer]?.attention;
  const trace = text.trace(row);
  const seen = useMemo(() => {
    if (!query || !keys || !trace || spec?.kind !== 'softmax') return null;
    const { numbers, groups, width, places } = keys;
    const group = Math.floor((head * groups) / spec.heads);
    const own = new Float32Array(places.length * width);
    places.forEach((slot, i) =>
      own.set(numbers.subarray((slot * groups + group) * width, (slot * groups + group + 1) * width), i * width),
    );
    return {
      tokens: trace.keys.slice(trace.keys.length - places.length),
      scores: scoresOf(spec, {
        query: query.subarray(head * width, (head + 1) * width),
        keys: own,
        positions: trace.positions.slice(trace.positions.length - places.length),
      }),
    };
  }, [query, keys, trace, spec, head]);
  const open = seen ? gateWithLogit(seen.scores, logit) : Number.NaN;
  const rows = useMemo(() => {
    const weights = new Float32Array(row + 1).fill(Number.NaN);
    const largest = Math.max(logit, ...(seen?.scores ?? []));
    const sum = (seen?.scores ?? []).reduce((total, score) => total + Math.exp(score - largest), Math.exp(logit - largest));
    seen?.tokens.forEach((token, i) => {
      weights[token] = Math.exp((seen.scores[i] ?? 0) - largest) / sum;
    });
    return [weights];
  }, [seen, logit, row]);
  const name = place.head(layer, head);
  return (
    <div className={styles.demo}>
      <Setting name={say.logit} hint={say.logitHint} value={logit} min={-10} max={20} step={0.5} live onChange={setLogit} />
      <div className={styles.demoRow}>
        <Dial open={open} />
        <span className={styles.number} data-figure-text>
          {Number.isFinite(open) ? say.number(open) : '–'}
        </span>
        <CellRows
          rows={rows}
          scale={scale}
          sink={{ from: 0, to: 1 }}
          room={roomFor(row + 1)}
          height={15}
          ariaLabel={say.rowFigure(name)}
        />
      </div>
      <p className={frameStyles.quiet}>{say.demoSays(name)}</p>
    </div>
  );
}
