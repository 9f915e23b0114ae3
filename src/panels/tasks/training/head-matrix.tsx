/** The head's weights over the beginning of a text that is not trained on, at the step that is looked at. */
import { memo, useCallback, useMemo, useState } from 'react';
import { ColourLegend } from '../../../charts/legend';
import { type Cell, Matrix } from '../../../charts/matrix';
import type { Cells } from '../../../charts/paint';
import { paletteOf } from '../../../charts/palette';
import { colourScale } from '../../../charts/scale';
import { visibleText } from '../../../model/visible';
import type { Trained } from '../../../store/training/training-state';
import { shown } from '../../../trainer/look';
import type { Snapshot } from '../../../trainer/training';
import { characters } from '../../../trainer/task/backcopy';
import { words, wordsOf } from '../../../words';
import { useShownTheme } from '../../data/text';
import fill from '../../kit/fill.module.css';
import frameStyles from '../../kit/panel.module.css';
import styles from './training-panel.module.css';

const say = wordsOf('training');
const { place } = words.panels;

const written = (token: number | undefined): string =>
  token === 0 ? '⟨bos⟩' : token === undefined ? '' : visibleText(characters[token - 1] ?? '');

export const HeadMatrix = memo(function HeadMatrix({ run, snapshot }: { readonly run: Trained; readonly snapshot: Snapshot }) {
  const theme = useShownTheme();
  const [mark, setMark] = useState<Cell | null>(null);
  const { attention, step } = snapshot;
  const scale = useMemo(() => colourScale({ maximum: 1, stretch: 'sqrt', theme, sink: true }), [theme]);
  const cells = useMemo<Cells>(
    () => ({
      source: `${JSON.stringify(run.settings)} ${step}`,
      count: shown,
      row: (index) => attention.subarray(index * shown, index * shown + index + 1),
    }),
    [run.settings, step, attention],
  );
  const label = useCallback((index: number) => place.tick(index, written(run.tokens[index])), [run.tokens]);
  const quoted = (index: number): string => place.token(index, written(run.tokens[index]));
  return (
    <div className={styles.matrix}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {say.matrix(step)}
      </h3>
      <div className={`${fill.fill} ${styles.chart}`}>
        <Matrix
          cells={cells}
          scale={scale}
          label={label}
          ariaLabel={say.matrix(step)}
          rowsTitle={say.rows}
          columnsTitle={say.columns}
          mark={{ row: mark?.row ?? null, column: mark?.column ?? null }}
          accentColumn={0}
          readout={
            mark
              ? say.cell(quoted(mark.row), quoted(mark.column), place.share(attention[mark.row * shown + mark.column] ?? 0))
              : ''
          }
          onHover={setMark}
          onLock={setMark}
        />
      </div>
      <ColourLegend scale={scale} label={say.legend} swatches={[{ label: say.sinkColumn, colour: paletteOf(theme).accent }]} />
    </div>
  );
});
