/** What is being done for a model of the visitor's own, how far it is, and the way to end it. */
import button from '../../../panels/kit/button.module.css';
import type { Work } from '../../../store/own/own-state';
import { wordsOf } from '../../../words';
import styles from './own.module.css';

const say = wordsOf('ownModels');

export function Working({ work, onCancel }: { readonly work: Work; readonly onCancel: () => void }) {
  const { what, done, total } = work;
  const text = say.work[what](work);
  return (
    <div className={styles.working}>
      <p>{text}</p>
      {total > 0 && what !== 'starting' && <progress max={total} value={done} aria-label={text} />}
      {what !== 'starting' && (
        <button type="button" className={button.button} onClick={onCancel}>
          {say.cancel}
        </button>
      )}
    </div>
  );
}
