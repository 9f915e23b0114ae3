/** In the place of a panel that would give the answer away. */
import { words } from '../../words';
import styles from './cover.module.css';

interface CoverProps {
  readonly panel: string;
  readonly title: string;
  readonly className: string | undefined;
}

export function Cover({ panel, title, className }: CoverProps) {
  return (
    <div className={className}>
      <section className={styles.cover} data-panel={panel} aria-label={title}>
        <h2 className={styles.title}>{title}</h2>
        <p>{words.app.covered}</p>
      </section>
    </div>
  );
}
