import { wordsOf } from '../../words';
import styles from './own.module.css';

const say = wordsOf('ownModels');

/** Over the page while files are dragged: what can be dropped. */
export function DropSign() {
  return (
    <div className={styles.sign} role="status">
      <p>{say.drop}</p>
    </div>
  );
}
