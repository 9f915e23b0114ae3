/** The model's layers from the embedding to the logits: what each is, and what it keeps. */
import { sum } from 'd3-array';
import { KeyLegend } from '../../../charts/legend';
import { paletteOf } from '../../../charts/palette';
import { roundAbove } from '../../../charts/room';
import { layerLayout, liveAt } from '../../../insight/cache';
import { useFocus, useRun } from '../../../store/react';
import { focusedRow } from '../../../store/display';
import { words, wordsOf } from '../../../words';
import { bytesRow } from '../../data/cache-terms';
import { Panel, PanelMessage } from '../../kit/panel';
import { equation } from './equation';
import frameStyles from '../../kit/panel.module.css';
import { useShownTheme, useText } from '../../data/text';
import styles from './architecture-panel.module.css';
import { type LayerCell, growthColours, keptText, layerCells, layersTable } from './layers';

const say = wordsOf('architecture');

const { bytes: bytesOf } = words.panels.place;
/** Whole kibibytes end the scale. */
const kibibyte = 1024;

export function ArchitecturePanel() {
  const text = useText();
  const run = useRun();
  const focus = useFocus();
  const palette = paletteOf(useShownTheme());
  const { model, length, reading } = text;
  if (!model) {
    return (
      <Panel
        line={words.panels.states.loading}
        tag="computed"
        idea={say.idea}
        maths={{ tex: equation, where: say.where }}
        table={() => ({ columns: [], rows: [] })}
      >
        <PanelMessage>{words.panels.states.loading}</PanelMessage>
      </Panel>
    );
  }
  const row = focusedRow(focus, length);
  const tokens = row < 0 ? 0 : liveAt(text.trace(row), row, reading);
  const cells = layerCells(model, tokens);
  const total = sum(cells, ({ bytes }) => bytes);
  const max = kibibyte * roundAbove(Math.max(0, ...cells.map(({ bytes }) => bytes)) / kibibyte);
  const colours = growthColours(palette);
  const occurring = (['token', 'window', 'constant'] as const).filter((growth) =>
    cells.some(({ kept }) => kept.some((part) => part.growth === growth)),
  );
  const { vocabulary, width, tiedEmbedding } = model.spec;
  const kept = layerLayout(model.layout, focus.layer);
  const equationRow = kept.length === 0 ? null : bytesRow(kept, tokens, `_{${focus.layer}}(${tokens})`);
  return (
    <Panel
      strip
      line={say.line(cells.length, bytesOf(total), tokens)}
      tag="computed"
      idea={say.idea}
      maths={{ tex: equation, where: say.where, row: equationRow }}
      table={() => layersTable(cells)}
      legend={
        <>
          <KeyLegend
            items={[
              ...occurring.map((growth) => ({ label: say.legend[growth], colour: colours[growth] })),
              ...(cells.some(({ reads }) => reads !== null)
                ? [{ label: say.legend.reads, colour: 'var(--ink-faint)', line: true }]
                : []),
            ]}
          />
          <span className={styles.scale} data-figure-text>
            {say.scale(bytesOf(max))}
          </span>
        </>
      }
    >
      {/* Wide models are scrolled, by keys too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroller} role="group" aria-label={say.figure(cells.length)} tabIndex={0}>
        <div className={styles.end} data-stage-out="always">
          <span data-figure-text>{say.embedding}</span>
          <span className={frameStyles.quiet} data-figure-text>
            {say.embeddingSize(vocabulary, width)}
          </span>
        </div>
        {cells.map((cell) => (
          <Layer
            key={cell.layer}
            cell={cell}
            mlp={text.model?.recorded?.say.mlp ?? say.mlp(cell.mlp)}
            cells={cells}
            max={max}
            colour={colours[cell.kept[0]?.growth ?? 'token']}
            chosen={focus.layer === cell.layer}
            onChoose={() => run('lock', { layer: cell.layer, head: Math.min(focus.head, cell.heads - 1) })}
          />
        ))}
        <div className={styles.end} data-stage-out="always">
          <span data-figure-text>{say.logits}</span>
          <span className={frameStyles.quiet} data-figure-text>
            {say.tied(vocabulary, tiedEmbedding)}
          </span>
        </div>
      </div>
    </Panel>
  );
}

interface LayerProps {
  readonly cell: LayerCell;
  readonly mlp: string;
  readonly cells: readonly LayerCell[];
  /** Bytes of a bar as long as its track. */
  readonly max: number;
  readonly colour: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Layer({ cell, mlp, cells, max, colour, chosen, onChoose }: LayerProps) {
  const { layer, name, bytes } = cell;
  const heads = say.heads(cell.heads);
  const kept = keptText(cell);
  const amount = bytesOf(bytes);
  return (
    <div className={styles.layer}>
      <button
        type="button"
        className={styles.button}
        aria-pressed={chosen}
        aria-label={say.layerLabel(layer, name, heads, mlp, kept, amount)}
        onClick={onChoose}
      >
        <span className={styles.name}>
          <span className={styles.number} data-figure-text>
            {say.layer(layer)}
          </span>
          <span data-figure-text>{name}</span>
        </span>
        <span className={styles.kept}>
          <span className={frameStyles.quiet} data-figure-text>
            {`${heads} · ${mlp}`}
          </span>
          <span className={`${frameStyles.quiet} ${styles.amount}`} data-figure-text>
            {amount}
          </span>
        </span>
        <svg className={styles.bar} width="100%" height={7} aria-hidden="true">
          <rect className={styles.track} width="100%" height={7} />
          <rect width={`${(100 * bytes) / max}%`} height={7} fill={colour} />
        </svg>
        <span data-figure-text>{keptText(cell, true)}</span>
      </button>
      <Rail layer={layer} cells={cells} />
    </div>
  );
}

/** This layer's piece of the line from all that read a cache to the layer that fills it. */
function Rail({ layer, cells }: { readonly layer: number; readonly cells: readonly LayerCell[] }) {
  const readers = cells.flatMap((cell) => (cell.reads === null ? [] : [cell.layer]));
  const fills = cells.find(({ reads }) => reads !== null)?.reads ?? null;
  const last = Math.max(...readers);
  if (fills === null || layer < fills || layer > last) return null;
  return (
    <svg className={styles.rail} width="100%" height={16} aria-hidden="true">
      <line x1={layer === fills ? '50%' : '0'} x2={layer === last ? '50%' : '100%'} y1={13.5} y2={13.5} />
      {(layer === fills || readers.includes(layer)) && <line x1="50%" x2="50%" y1={2} y2={13.5} />}
      {layer === fills && (
        <svg x="50%" overflow="visible">
          <path d="M-4,7L0,1L4,7" />
        </svg>
      )}
    </svg>
  );
}
