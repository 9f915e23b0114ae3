/** The name of the open model, and the way to all others. */
import { useDisplay, useKeepsake, useRun, useSession } from '../../store/react';
import { words } from '../../words';
import styles from './model-button.module.css';

const say = words.app.modelButton;

export function ModelButton() {
  const run = useRun();
  const { models } = useKeepsake();
  const { open, openName } = useSession((s) => ({ open: s.model?.entry.id ?? null, openName: s.model?.entry.name ?? '' }));
  const opening = useDisplay((display) => display.opening);
  const isShown = useDisplay((display) => display.dialog === 'models');
  const nameOf = (id: string): string => (models.has(id) ? models.find(id).name : id);
  const loading = opening !== null && opening !== open;
  const text = loading ? say.loading(nameOf(opening)) : open === null ? say.none : openName;
  return (
    <button
      type="button"
      className={styles.button}
      aria-haspopup="dialog"
      aria-expanded={isShown}
      aria-busy={loading}
      aria-keyshortcuts="m"
      aria-label={loading || open === null ? undefined : say.label(text)}
      title={say.hint}
      data-action="models"
      onClick={() => run('models')}
    >
      <span className={styles.name}>{text}</span>
      <svg className={styles.sign} viewBox="0 0 10 6" aria-hidden="true">
        <path d="M1 1l4 4 4-4" />
      </svg>
    </button>
  );
}
