/** Where a model has no content for a panel: says so, and opens one that has. */
import type { ReactNode } from 'react';
import { useKeepsake, useRun } from '../../store/react';
import { words } from '../../words';
import buttonStyles from './button.module.css';
import { useEntry } from './entry-context';
import { PanelMessage } from './panel';
import frameStyles from './panel.module.css';
import styles from './open-model.module.css';
import { useSpecs } from '../data/use-specs';

const say = words.panels.openModel;

interface OpenModelProps {
  readonly children: ReactNode;
}

export function OpenModel({ children }: OpenModelProps) {
  const { hasContent } = useEntry();
  const run = useRun();
  const { catalogue } = useKeepsake();
  const specs = useSpecs();
  const having =
    specs instanceof Map
      ? catalogue.models.filter(({ id }) => {
          const spec = specs.get(id);
          return spec !== undefined && hasContent?.(spec) === true;
        })
      : [];
  return (
    <div>
      <PanelMessage>{children}</PanelMessage>
      <div className={styles.models}>
        {having.map(({ id, name }) => (
          <button key={id} type="button" className={buttonStyles.button} onClick={() => run('open', id)}>
            {say.open(name)}
          </button>
        ))}
      </div>
      {hasContent && specs instanceof Map && having.length === 0 && <p className={frameStyles.quiet}>{say.none}</p>}
    </div>
  );
}
