/** How many heads are of which kind, with the first column and without it. */
import { useMemo } from 'react';
import { type HeadKind, headKinds, headKindsOf, kindOf } from '../../../insight/head-kinds';
import { wordsOf } from '../../../words';
import type { Text } from '../../data/text';
import { useQuietText } from '../../data/use-quiet';
import frameStyles from '../../kit/panel.module.css';
import styles from './positions-panel.module.css';

const say = wordsOf('positions');

export function Kinds({ text }: { readonly text: Text }) {
  const quiet = useQuietText(text);
  const found = useMemo(() => {
    const all = quiet ? headKindsOf(quiet, quiet.length).flat() : [];
    const count = (kinds: readonly HeadKind[]) => headKinds.map((kind) => kinds.filter((each) => each === kind).length);
    return {
      heads: all.length,
      whole: count(all.map(({ whole }) => kindOf(whole))),
      without: count(all.map(({ without }) => kindOf(without))),
    };
  }, [quiet]);
  if (!quiet || found.heads === 0) return null;
  const bar = (heads: number, accent: boolean) => (
    <td className={styles.cell}>
      <span
        className={`${styles.bar} ${accent ? styles.accent : ''}`}
        style={{ width: `${Math.round((700 * heads) / Math.max(1, found.heads)) / 10}%` }}
      />
      <span data-figure-text>{heads}</span>
    </td>
  );
  return (
    <div className={styles.kinds}>
      <h3 className={frameStyles.subtitle}>{say.kindsTitle(quiet.length)}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th aria-hidden="true" />
            <th scope="col" data-figure-text>
              {say.whole}
            </th>
            <th scope="col" data-figure-text>
              {say.withoutFirst}
            </th>
          </tr>
        </thead>
        <tbody>
          {headKinds.map((kind, i) => (
            <tr key={kind} title={say.kindMeans[kind]}>
              <th scope="row" data-figure-text>
                {say.kinds[kind]}
              </th>
              {bar(found.whole[i] ?? 0, kind === 'sink')}
              {bar(found.without[i] ?? 0, kind === 'sink')}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
