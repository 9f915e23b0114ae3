import { useStore } from 'zustand';
import { useKeepsake, useRun } from '../../store/react';
import { words, wordsOf } from '../../words';
import button from '../../panels/kit/button.module.css';

const say = wordsOf('sheets').about.offline;

/** What is kept in the browser, how large it is, and the way to keep it or to remove it. */
export function OfflineSection() {
  const run = useRun();
  const { status, bytes, total, newer } = useStore(useKeepsake().offline.store);
  const [size, all] = [bytes, total].map(words.panels.place.bytes) as [string, string];
  const said = {
    unknown: say.off,
    impossible: say.impossible,
    off: say.off,
    keeping: say.keeping(size, all),
    kept: say.kept(all),
    failed: say.failed(size, all),
  };
  return (
    <section>
      <h3>{say.title}</h3>
      <p role="status">{said[status]}</p>
      {newer && (
        <p>
          {say.newer}{' '}
          <button type="button" className={button.button} onClick={() => run('loadNewer')}>
            {say.load}
          </button>
        </p>
      )}
      {(status === 'off' || status === 'unknown' || status === 'failed') && (
        <button type="button" className={button.button} onClick={() => run('keepOffline', true)}>
          {status === 'failed' ? say.again : say.keep}
        </button>
      )}
      {(status === 'keeping' || status === 'kept' || (status === 'failed' && bytes > 0)) && (
        <button type="button" className={button.button} onClick={() => run('keepOffline', false)}>
          {say.remove}
        </button>
      )}
    </section>
  );
}
