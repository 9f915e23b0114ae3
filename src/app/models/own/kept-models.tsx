/** Models of the Hub that are kept in this browser, with their sizes, and the way to remove each. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import button from '../../../panels/kit/button.module.css';
import { useKeepsake, useRun } from '../../../store/react';
import { wordsOf } from '../../../words';
import styles from './own.module.css';

const say = wordsOf('ownModels');

export function KeptModels() {
  const run = useRun();
  const { own } = useKeepsake();
  const kept = useStore(own.store, (state) => state.kept);
  useEffect(() => {
    // A browser that gives no files has none.
    own.listKept().catch(() => undefined);
  }, [own]);
  if (kept === null) return null;
  return (
    <section>
      <h3>{say.keptTitle}</h3>
      {kept.length === 0 && <p>{say.keptNone}</p>}
      <ul className={styles.list}>
        {kept.map(({ name, bytes, total }) => (
          <li key={name} className={styles.kept}>
            <span>
              <span translate="no">{name}</span>, {bytes < total ? say.keptPart(bytes, total) : say.bytes(bytes)}
            </span>
            <button
              type="button"
              className={button.button}
              aria-label={say.open(name)}
              onClick={() => run('openHub', name, true)}
            >
              {say.openIt}
            </button>
            <button
              type="button"
              className={button.button}
              aria-label={say.remove(name)}
              onClick={() => run('removeKeptModel', name)}
            >
              {say.removeIt}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
