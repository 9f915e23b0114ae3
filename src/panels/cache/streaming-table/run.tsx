/** The StreamingLLM table, run on the model in the page: its controls, how far it is, what comes out. */
import { sum } from 'd3-array';
import { useState } from 'react';
import type { Cell, StreamingTableState } from '../../../decode/runs/streaming-table-state';
import { countedFrom, defaultSize, fitSize, rowsToRead, tableOf, trainedHere } from '../../../decode/runs/streaming-table';
import { positionKindsIn } from '../../../decode/reader/model-limits';
import { newlineOf } from '../../../model/typed-token';
import type { LoadedModel } from '../../../decode/session/session-state';
import { type CellFigures, blockRows, paperSinks, sinkAnswer, textsRead, unitOf } from '../../../insight/streaming-table';
import { useAvailable, useStreamingTable, useRun, useSession } from '../../../store/react';
import { wordsOf } from '../../../words';
import { Choice } from '../../kit/choice';
import { PanelMessage } from '../../kit/panel';
import buttonStyles from '../../kit/button.module.css';
import frameStyles from '../../kit/panel.module.css';
import { Setting } from '../../kit/setting';
import { StreamingTableRows, type Figure, cacheName } from './rows';
import styles from './streaming-table.module.css';
import type { Recorded } from './use-recorded';

const say = wordsOf('streamingTable');

const textCounts = ['1', '2', '4', '8'] as const;
const figureNames = Object.keys(say.figures) as Figure[];

interface StreamingTableProps {
  readonly figures: readonly CellFigures[];
  /** Shown until the table is run here. */
  readonly recorded: Recorded | null;
}

export function StreamingTable({ figures, recorded }: StreamingTableProps) {
  const { asked, read, error } = useStreamingTable((s) => ({ asked: s.size, read: s.read, error: s.error }));
  const [figure, setFigure] = useState<Figure>('bits');
  const unit = recorded ? 'texts' : unitOf({ read });
  const texts = recorded?.texts ?? Math.max(1, textsRead({ read }));
  const size = asked?.size ?? recorded?.size;
  return (
    <>
      <div data-stage-out="always">
        <Controls />
      </div>
      <Progress />
      {error !== null && <p className={frameStyles.error}>{error}</p>}
      {size !== undefined ? (
        <>
          <Answer figures={figures} />
          <div data-stage-out="1">
            <Choice
              name={say.figure}
              value={figure}
              options={figureNames
                .filter((name) => name !== 'recall' || !recorded)
                .map((value) => ({ value, label: say.figures[value] }))}
              onChange={setFigure}
            />
          </div>
          <StreamingTableRows figures={figures} size={size} figure={figure} />
          <p className={frameStyles.quiet} data-figure-text data-stage-out="1">
            {unit === 'texts' ? say.unit.texts(texts) : say.unit.blocks(blockRows, texts)}
          </p>
        </>
      ) : (
        <PanelMessage>{say.invite}</PanelMessage>
      )}
    </>
  );
}

function Controls() {
  const run = useRun();
  const model = useSession((s) => s.model);
  const running = useStreamingTable((s) => s.running);
  const available = useAvailable('streamingTable');
  const [chosen, setChosen] = useState<number | null>(null);
  const [texts, setTexts] = useState<(typeof textCounts)[number]>('2');
  if (!model) return null;
  const trained = trainedHere(model);
  // How long the shipped text is in this model's tokens is known once it is read.
  const size = fitSize(
    { ...defaultSize(trained), texts: Number(texts), ...(chosen === null ? {} : { size: chosen }) },
    Infinity,
    trained,
    model.plan,
  );
  return (
    <div className={frameStyles.part}>
      <Setting
        name={say.size}
        hint={say.sizeHint}
        value={size.size}
        min={8}
        max={Math.max(8, countedFrom(size.length, trained))}
        step={1}
        live
        onChange={setChosen}
      />
      <div className={styles.start}>
        <Choice
          name={say.texts}
          value={texts}
          options={textCounts.map((value) => ({ value, label: value }))}
          onChange={setTexts}
        />
        <button
          type="button"
          className={buttonStyles.button}
          aria-disabled={!running && available !== true}
          title={available === true || running ? undefined : available}
          onClick={() => (running ? run('stopLongRun') : run('streamingTable', size))}
        >
          {running ? say.stop : say.start(allRows(model, size))}
        </button>
      </div>
      {!running && available !== true && <p className={frameStyles.quiet}>{available}</p>}
    </div>
  );
}

/** Rows that the engine computes for the whole table. */
function allRows({ spec, plan, tokenizer }: LoadedModel, size: NonNullable<StreamingTableState['size']>): number {
  const { variants } = tableOf(size.size, newlineOf(tokenizer), positionKindsIn(spec));
  const from = countedFrom(size.length, trainedHere({ spec, plan }));
  return size.texts * sum(variants, (variant) => rowsToRead(variant, size.length, from, plan));
}

/** How far the run is: text after text, variant after variant. */
function Progress() {
  const { running, now, variants, cells, asked } = useStreamingTable((s) => ({
    running: s.running,
    now: s.now,
    variants: s.variants,
    cells: s.cells,
    asked: s.size,
  }));
  if (!running || !now || !asked) return null;
  const cell = cells.find(({ variant }) => variant === now.variant);
  if (!cell) return null;
  const done = (now.text * variants.length + now.variant + now.tokens / now.toRead) / (asked.texts * variants.length);
  return (
    <label className={styles.progress}>
      {say.progress(cacheName(cell.cache, asked.size), columnOf(cell), now.text + 1, asked.texts, now.tokens, now.toRead)}
      <progress value={done} max={1} />
    </label>
  );
}

const columnOf = ({ positions, first }: Cell): string => say.column(say.positions[positions], say.first[first]);

/** What comes out for the sinks, in numbers. */
function Answer({ figures }: { readonly figures: readonly CellFigures[] }) {
  const answer = sinkAnswer(figures);
  const paper = answer?.worth.find(({ sinks }) => sinks === paperSinks);
  if (!answer || !paper) return null;
  const others = answer.worth.filter((other) => other !== paper);
  return (
    <p className={`${frameStyles.readout} ${styles.answer}`} data-stage-out="2">
      <strong data-figure-text>{say.question}</strong>{' '}
      <span data-figure-text>{say.answer(paperSinks, paper.bits, answer.verdict ?? 'none', others, answer.original)}</span>
    </p>
  );
}
