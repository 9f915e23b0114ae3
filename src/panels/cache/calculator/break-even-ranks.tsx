/** When TPA breaks even: up to which ranks its factors are fewer than the keys and values of other mechanisms. */
import { Curves } from '../../../charts/curves';
import type { TableData } from '../../../charts/figure/table';
import type { Palette } from '../../../charts/palette';
import { breakEvenRank, factorNumbers, keyValueNumbers } from '../../../insight/shapes/break-even';
import { groupsOf } from '../../../insight/shapes/mechanisms';
import type { Shape } from '../../../insight/shapes/shape';
import { wordsOf } from '../../../words';
import { fixed } from '../../../words/numbers';
import frameStyles from '../../kit/panel.module.css';
import styles from './calculator-panel.module.css';

const say = wordsOf('calculator');

const places = Array.from({ length: 8 }, (_, i) => 2 ** i);
/** Key/value heads that TPA is compared with; null is as many as there are heads. */
const groupings = [1, 2, 8, null] as const;

/** What a shape's own heads would keep under the mechanisms that TPA is compared with. */
function othersOf(shape: Shape) {
  const { heads, headWidth } = shape;
  const groups = groupsOf(shape);
  return [1, ...(groups === null ? [] : [groups]), ...(heads > 1 ? [heads] : [])].map((kept) => ({
    name: kept === heads && heads > 1 ? say.rank.mha : say.rank.against(kept),
    numbers: keyValueNumbers(kept, headWidth),
    rank: breakEvenRank(shape, kept),
  }));
}

/** The sentence of the panel: TPA at this shape, and against what. */
export function rankSentence(shape: Shape): string {
  return say.rank.sentence(shape.heads, shape.headWidth, factorNumbers(shape, 2, 2), othersOf(shape));
}

export function BreakEvenRanks({ shape, palette }: { readonly shape: Shape; readonly palette: Palette }) {
  const { heads, headWidth } = shape;
  const curves = groupings.map((groups, i) => ({
    label: groups === null ? say.rank.mha : say.rank.against(groups),
    // The colours of the first view: MHA the first, GQA the second, MQA the third.
    colour: palette.series[groups === null ? 0 : groups === 1 ? 2 : 1] ?? '',
    dash: i === 1 ? '6 3' : undefined,
    values: places.map((h) =>
      groups === null || groups <= h ? breakEvenRank({ heads: h, headWidth }, groups ?? h) : Number.NaN,
    ),
  }));
  return (
    <div className={styles.parts}>
      <div className={styles.chart}>
        <Curves
          curves={curves}
          places={places}
          xLog
          yLog
          domain={[0.5, 256]}
          rules={[1, 2, 4].map((rank) => ({ label: say.rank.level(rank), value: 2 * rank }))}
          cursor={heads}
          xTicks={places}
          xFormat={String}
          yFormat={String}
          xTitle={say.rank.xAxis}
          yTitle={say.rank.yAxis(headWidth)}
          ariaLabel={say.rank.figure(headWidth)}
        />
      </div>
      <div className={styles.column}>
        <h3 className={frameStyles.subtitle}>{say.describe(shape.layers.length, heads, headWidth, null)}</h3>
        <table className={styles.table}>
          <thead>
            <tr>
              {[say.rank.name, say.rank.numbers, say.rank.rank].map((name) => (
                <th key={name} scope="col" data-figure-text>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {othersOf(shape).map(({ name, numbers, rank }) => (
              <tr key={name}>
                <th scope="row" data-figure-text>
                  {name}
                </th>
                <td data-figure-text>{say.whole(numbers)}</td>
                <td data-figure-text>{fixed(rank, 2)}</td>
              </tr>
            ))}
            {[2, 1].map((rank) => (
              <tr key={rank} data-own="">
                <th scope="row" data-figure-text>
                  {say.mechanisms[rank === 2 ? 'tpa-2' : 'tpa-1']()}
                </th>
                <td data-figure-text>{say.whole(factorNumbers(shape, rank, rank))}</td>
                <td data-figure-text>{2 * rank}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

export function rankTable({ headWidth }: Shape): TableData {
  return {
    columns: [say.rank.columns.heads, ...groupings.map((groups) => (groups === null ? say.rank.mha : say.rank.against(groups)))],
    rows: places.map((heads) => [
      heads,
      ...groupings.map((groups) =>
        groups === null || groups <= heads ? breakEvenRank({ heads, headWidth }, groups ?? heads) : null,
      ),
    ]),
  };
}
