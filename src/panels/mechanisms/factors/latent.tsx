/** The latent and the rotary key of one token, and the lengths of what heads make of them. */
import { useState } from 'react';
import type { TableData } from '../../../charts/figure/table';
import { Grid } from '../../../charts/grid';
import { ColourLegend } from '../../../charts/legend';
import { useSize } from '../../../charts/size';
import type { LayerTrace } from '../../../engine/trace';
import type { Latent } from '../../../insight/factors';
import { words, wordsOf } from '../../../words';
import { SourceTag } from '../../kit/panel';
import frameStyles from '../../kit/panel.module.css';
import type { Text } from '../../data/text';
import styles from './factors-panel.module.css';
import { Kept } from './products';
import { useSignedScale } from '../../data/signed-scale';

const say = wordsOf('factors');

const { signed } = words.panels.place;
/** CSS pixels: the widths that a cell can have, and how high a row is for its width. */
const [narrowest, widest] = [4, 26];
const rowHeight = (width: number): number => Math.max(22, 2 * width);

interface LatentProps {
  readonly text: Text;
  readonly layer: number;
  readonly trace: LayerTrace;
  readonly latent: Latent;
}

export function Latent({ text, layer, trace, latent }: LatentProps) {
  const [readout, setReadout] = useState('');
  const scale = useSignedScale([latent.latent, latent.rotaryKey]);
  const [ref, size] = useSize<HTMLDivElement>();
  const longest = Math.max(latent.latent.length, latent.rotaryKey.length);
  const width = Math.max(narrowest, Math.min(widest, Math.floor(size.width / longest)));
  const lengths = (field: 'keyNorm' | 'valueNorm'): string => Array.from(trace.values[field] ?? [], signed).join(', ');
  return (
    <div className={styles.latent}>
      <div className={styles.vectors} ref={ref}>
        <p className={frameStyles.readout}>{readout || say.hint}</p>
        {(['latent', 'rotaryKey'] as const).map((name) => (
          <div key={name} className={styles.block}>
            <h3 className={frameStyles.subtitle} data-figure-text>
              {say.vectorTitle(say[name], latent[name].length, signed(Math.hypot(...latent[name])))}
            </h3>
            <Grid
              values={latent[name]}
              columns={latent[name].length}
              scale={scale}
              cell={[width, rowHeight(width)]}
              ariaLabel={say.vectorTitle(say[name], latent[name].length, signed(Math.hypot(...latent[name])))}
              onHover={(cell) =>
                setReadout(cell ? say.readoutVector(say[name], cell.column, signed(latent[name][cell.column] ?? 0)) : '')
              }
            />
          </div>
        ))}
        <ColourLegend scale={scale} label={say.legendLatent} />
      </div>
      <Kept text={text} layer={layer}>
        <dt>{say.builtKeys}</dt>
        <dd>
          {lengths('keyNorm')} <SourceTag tag="measured" />
        </dd>
        <dt>{say.builtValues}</dt>
        <dd>{lengths('valueNorm')}</dd>
      </Kept>
    </div>
  );
}

export function latentTable(latent: Latent): TableData {
  const c = say.columns;
  return {
    columns: [c.vector, c.feature, c.value],
    rows: (['latent', 'rotaryKey'] as const).flatMap((name) =>
      Array.from(latent[name], (value, i) => [say.names[name], i, value]),
    ),
  };
}
