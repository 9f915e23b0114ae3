/** The feature map as a curve. */
import { useMemo } from 'react';
import type { Sums } from '../../../attention/mechanism';
import { Curves } from '../../../charts/curves';
import { paletteOf } from '../../../charts/palette';
import { words, wordsOf } from '../../../words';
import { SourceTag } from '../../kit/panel';
import fill from '../../kit/fill.module.css';
import frameStyles from '../../kit/panel.module.css';
import partsStyles from '../../kit/parts.module.css';
import { useShownTheme } from '../../data/text';

const say = wordsOf('linear');

const ends = 3;
const places = Array.from({ length: 61 }, (_, i) => ends * (i / 30 - 1));
const highest = 4;

interface FeatureCurveProps {
  readonly sums: Sums;
  /** Whether a stage has room for it. */
  readonly onStage: boolean;
}

export function FeatureCurve({ sums: { feature }, onStage }: FeatureCurveProps) {
  const { series } = paletteOf(useShownTheme());
  const curves = useMemo(
    () => [{ label: say.featureName, colour: series[0] ?? '', values: places.map((x) => Math.min(highest, feature.at(x))) }],
    [feature, series],
  );
  return (
    <div className={`${fill.part} ${fill.grows}`} data-stage-out={onStage ? undefined : 'always'}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {say.feature} <SourceTag tag="computed" />
      </h3>
      <div className={partsStyles.chart}>
        <Curves
          curves={curves}
          places={places}
          xLog={false}
          yLog={false}
          domain={[0, highest]}
          rules={[]}
          cursor={null}
          xTicks={[-3, -2, -1, 0, 1, 2, 3]}
          xFormat={(x) => String(x).replace('-', '−')}
          yFormat={words.panels.place.number}
          xTitle={say.featureX}
          yTitle={say.featureY}
          ariaLabel={say.featureFigure}
        />
      </div>
    </div>
  );
}
