/** Held-out loss by training step of a model that saw ahead: as it was trained, and as it writes. */
import { useMemo } from 'react';
import { Curves } from '../../../charts/curves';
import { paletteOf } from '../../../charts/palette';
import type { CatalogueEntry } from '../../../model/catalogue';
import { wordsOf } from '../../../words';
import { SourceTag } from '../../kit/panel';
import frameStyles from '../../kit/panel.module.css';
import styles from '../../kit/parts.module.css';
import { useShownTheme } from '../../data/text';

const say = wordsOf('linear');

interface LeakCurvesProps {
  readonly leak: NonNullable<CatalogueEntry['leak']>;
}

export function LeakCurves({ leak }: LeakCurvesProps) {
  const { series } = paletteOf(useShownTheme());
  const curves = useMemo(
    () => [
      { label: say.asTrained, colour: series[0] ?? '', values: leak.map(({ asTrained }) => asTrained) },
      { label: say.asDecoded, colour: series[1] ?? '', values: leak.map(({ asDecoded }) => asDecoded), strong: true },
    ],
    [leak, series],
  );
  const places = useMemo(() => leak.map(({ step }) => step), [leak]);
  const all = curves.flatMap(({ values }) => values);
  const last = places.at(-1) ?? 0;
  return (
    <div className={frameStyles.part}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {say.curves} <SourceTag tag="recorded" />
      </h3>
      <div className={styles.chart}>
        <Curves
          curves={curves}
          places={places}
          xLog={false}
          yLog={false}
          domain={[0, Math.max(...all) * 1.05]}
          rules={[]}
          cursor={null}
          xTicks={[0.25, 0.5, 0.75, 1].map((part) => 500 * Math.round((part * last) / 500))}
          xFormat={say.step}
          yFormat={say.loss}
          xTitle={say.stepAxis}
          yTitle={say.lossAxis}
          ariaLabel={say.curvesFigure}
        />
      </div>
    </div>
  );
}
