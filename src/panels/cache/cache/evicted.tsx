/** The tokens that left the cache, and at which row. */
import { useMemo } from 'react';
import { lastEvictions } from '../../../insight/evictions';
import { useRun } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import frameStyles from '../../kit/panel.module.css';
import type { Text } from '../../data/text';
import styles from './cache-panel.module.css';

const say = wordsOf('cache');
const place = words.panels.place;
/** As many as are worth a look; the ruler above has all. */
const most = 12;

interface EvictedProps {
  readonly text: Text;
  readonly row: number;
}

export function Evicted({ text, row }: EvictedProps) {
  const run = useRun();
  const last = useMemo(() => lastEvictions((index) => text.trace(index), row, most), [text, row]);
  const all = row + 1 - (text.trace(row)?.keys.length ?? row + 1);
  return (
    <>
      <h3 className={frameStyles.subtitle}>{say.evicted(most, all)}</h3>
      {last.length === 0 ? (
        <p className={frameStyles.quiet}>{say.noneEvicted}</p>
      ) : (
        <ul className={styles.evicted}>
          {last.map(({ token, row: at }) => (
            <li key={token}>
              <button type="button" onClick={() => run('lock', { query: at, key: token })} data-figure-text>
                {say.evictedAt(place.token(token, text.label(token)), at)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
