/** A state of constant size, as one matrix per head: a cell per number. */
import { useMemo, useState } from 'react';
import { FittedGrid } from '../../charts/fitted-grid';
import { ColourLegend } from '../../charts/legend';
import { words } from '../../words';
import frameStyles from '../kit/panel.module.css';
import { useSignedScale } from './signed-scale';
import type { Text } from './text';
import { useKept } from './use-kept';

const { place } = words.panels;

interface KeptMatrixProps {
  readonly text: Text;
  readonly layer: number;
  readonly head: number;
  /** The state after this row is drawn. */
  readonly row: number;
  /** The array [heads, rows, columns] of the layer's cache. */
  readonly array: string;
  /** What a stage does with it where there is no room. */
  readonly stageOut?: 'always' | '3';
  /** The state is still empty; what the buffer holds is not drawn. */
  readonly empty?: boolean;
  readonly say: {
    readonly title: (head: string, rows: number, columns: number) => string;
    readonly figure: (head: string) => string;
    readonly legend: string;
    readonly readout: (row: number, column: number, value: string) => string;
    readonly hint: string;
    /** In place of a matrix that is empty, or not read yet. */
    readonly none: string;
  };
}

export function KeptMatrix({ text, layer, head, row, array, stageOut, empty = false, say }: KeptMatrixProps) {
  const [readout, setReadout] = useState('');
  const kept = useKept(text, layer, array, row);
  const shape = text.model?.layout.find((one) => one.layer === layer && one.name === array)?.shape ?? [];
  const [rows = 1, columns = 1] = shape.slice(1).map(({ size }) => size);
  const matrix = useMemo(
    () => (empty ? null : kept?.subarray(head * rows * columns, (head + 1) * rows * columns)) ?? new Float32Array(),
    [kept, empty, head, rows, columns],
  );
  const scale = useSignedScale([matrix]);
  const name = place.head(layer, head);
  const valueAt = (r: number, c: number): string => place.signed(matrix[r * columns + c] ?? 0);
  return (
    <div className={frameStyles.part} data-stage-out={matrix.length > 0 ? stageOut : 'always'}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {say.title(name, rows, columns)}
      </h3>
      {matrix.length > 0 ? (
        <>
          <FittedGrid
            values={matrix}
            columns={columns}
            scale={scale}
            ariaLabel={say.figure(name)}
            onHover={(found) => setReadout(found ? say.readout(found.row, found.column, valueAt(found.row, found.column)) : '')}
          />
          <ColourLegend scale={scale} label={say.legend} width={112} />
          <p className={frameStyles.readout} data-stage-out="1">
            {readout || say.hint}
          </p>
        </>
      ) : (
        <p className={frameStyles.quiet}>{say.none}</p>
      )}
    </div>
  );
}
