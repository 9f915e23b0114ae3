/** The taps of the convolution over the values, by their distance from the token. */
import { useMemo } from 'react';
import type { Sums } from '../../../attention/mechanism';
import { Curves } from '../../../charts/curves';
import { paletteOf } from '../../../charts/palette';
import { roundAbove } from '../../../charts/room';
import { furthest } from '../../../insight/factors';
import { wordsOf } from '../../../words';
import frameStyles from '../../kit/panel.module.css';
import partsStyles from '../../kit/parts.module.css';
import { type Text, useShownTheme } from '../../data/text';
import { useWeights } from '../../data/use-kept';

const say = wordsOf('linear');

interface TapsProps {
  readonly text: Text;
  readonly layer: number;
  readonly heads: number;
  readonly sums: Sums;
}

export function Taps({ text, layer, heads, sums: { convolution } }: TapsProps) {
  const { series: colours } = paletteOf(useShownTheme());
  const taps = useWeights(text, `layers.${layer}.attention.${convolution?.tensor}`);
  const { kernel = 1, masked = true } = convolution ?? {};
  const centre = Math.floor(kernel / 2);
  // A masked convolution has nothing ahead of the token.
  const count = masked ? centre + 1 : kernel;
  const places = useMemo(() => Array.from({ length: count }, (_, i) => i - centre), [count, centre]);
  const curves = useMemo(
    () =>
      Array.from({ length: heads }, (_, head) => ({
        label: `H${head}`,
        colour: colours[head % colours.length] ?? '',
        values: Array.from(taps?.subarray(head * kernel, head * kernel + count) ?? []),
      })),
    [taps, heads, kernel, count, colours],
  );
  const limit = roundAbove(furthest(curves.flatMap(({ values }) => values)));
  return (
    <div className={frameStyles.part}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {convolution ? say.taps(kernel) : say.noTaps}
      </h3>
      {convolution && taps && (
        <>
          <div className={partsStyles.chart}>
            <Curves
              curves={curves}
              places={places}
              xLog={false}
              yLog={false}
              domain={[-limit, limit]}
              rules={[]}
              cursor={masked ? null : 0}
              xTicks={masked ? [-centre, 0] : [-centre, 0, centre]}
              xFormat={(place) => String(place).replace('-', '−')}
              yFormat={say.tap}
              xTitle={say.tapsX}
              yTitle={say.tapsY}
              ariaLabel={say.tapsFigure}
            />
          </div>
          <p className={frameStyles.quiet}>{masked ? say.masked : say.leaky}</p>
        </>
      )}
    </div>
  );
}
