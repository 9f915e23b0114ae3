/** What each row of a head takes from its own segment and from the memory, and how the memory grows. */
import { useMemo } from 'react';
import type { MemoryFields } from '../../../attention/mechanism';
import { Area } from '../../../charts/area';
import { paletteOf } from '../../../charts/palette';
import { words, wordsOf } from '../../../words';
import frameStyles from '../../kit/panel.module.css';
import { headNumbers } from '../../data/head-cells';
import { type Text, useShownTheme } from '../../data/text';
import { useQueryFocus } from '../../data/use-query-focus';
import styles from '../../kit/parts.module.css';

const say = wordsOf('infini');

const { place } = words.panels;

interface SharesProps {
  readonly text: Text;
  readonly layer: number;
  readonly head: number;
  readonly fields: MemoryFields;
}

export function Shares({ text, layer, head, fields }: SharesProps) {
  const { series: colours } = paletteOf(useShownTheme());
  const { onHover, onLock } = useQueryFocus();
  const name = place.head(layer, head);
  const series = useMemo(() => {
    const gate = headNumbers(text, layer, head, fields.gate);
    const retrieved = headNumbers(text, layer, head, fields.share);
    return [
      { label: say.local, colour: colours[0] ?? '', values: gate.map((value) => 1 - value || 0) },
      { label: say.retrieved, colour: colours[1] ?? '', values: retrieved.map((value) => value || 0) },
    ];
  }, [text, layer, head, fields, colours]);
  return (
    <div className={frameStyles.part}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {say.shares(name)}
      </h3>
      <div className={styles.chart}>
        <Area
          series={series}
          highest={1}
          cursor={null}
          xTitle={say.rowAxis}
          yTitle={say.shareAxis}
          ariaLabel={say.sharesFigure(name)}
          onHover={onHover}
          onLock={onLock}
        />
      </div>
    </div>
  );
}
