/** With which token the text of a visitor's own model begins, and the way to read it with or without that. */
import { visibleToken } from '../../model/visible';
import { firstTokenOf } from '../../store/first-token';
import { useRun, useSession } from '../../store/react';
import { wordsOf } from '../../words';
import styles from './own.module.css';

const say = wordsOf('ownModels').first;

export function FirstToken() {
  const run = useRun();
  const model = useSession((s) => s.model);
  const first = model && firstTokenOf(model);
  if (!first) return null;
  const { token, added, isThere } = first;
  const name = visibleToken(model.tokenizer.piece(token), model.tokenizer.specialName(token));
  const sentence = isThere ? (added ? say.added(name) : say.notAdded(name)) : added ? say.without(name) : say.none(name);
  return (
    <p className={styles.first} role="group" aria-label={say.label}>
      <span>{sentence}</span>{' '}
      <button type="button" onClick={() => run('firstToken', added === isThere ? (added ? 'without' : 'with') : 'model')}>
        {isThere ? say.readWithout : say.readWith(name)}
      </button>
    </p>
  );
}
