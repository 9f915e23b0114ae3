/** Where a model has not what a panel shows: says so, and opens one that has. */
import type { ReactNode } from 'react';
import { useKeepsake, useRun } from '../../store/react';
import { words } from '../../words';
import buttonStyles from './button.module.css';
import { type MechanismPanelId, speaksOf } from '../data/layer-attention';
import { PanelState } from './panel';
import frameStyles from './panel.module.css';
import styles from './open-model.module.css';
import { useSpecs } from '../data/use-specs';

const say = words.panels.openModel;

interface OpenModelProps {
  /** The panel. */
  readonly of: MechanismPanelId;
  readonly children: ReactNode;
}

export function OpenModel({ of, children }: OpenModelProps) {
  const run = useRun();
  const { catalogue } = useKeepsake();
  const specs = useSpecs();
  const having =
    specs instanceof Map
      ? catalogue.models.filter(({ id }) => {
          const spec = specs.get(id);
          return spec !== undefined && speaksOf(of, spec);
        })
      : [];
  return (
    <div>
      <PanelState>{children}</PanelState>
      <div className={styles.models}>
        {having.map(({ id, name }) => (
          <button key={id} type="button" className={buttonStyles.button} onClick={() => run('open', id)}>
            {say.open(name)}
          </button>
        ))}
      </div>
      {specs instanceof Map && having.length === 0 && <p className={frameStyles.quiet}>{say.none}</p>}
    </div>
  );
}
