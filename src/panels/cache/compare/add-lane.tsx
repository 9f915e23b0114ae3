/** A lane to add: chosen by hand, or one of a few that are worth a look, one press each. */
import { memo, useState } from 'react';
import { type PolicySettings, fullPolicy } from '../../../decode/policies';
import { type Catalogue, type ModelEntry } from '../../../model/catalogue';
import type { LaneSettings } from '../../../store/lane-settings';
import { useAvailable, useKeepsake, useRun, useSession } from '../../../store/react';
import { wordsOf } from '../../../words';
import buttonStyles from '../../kit/button.module.css';
import frameStyles from '../../kit/panel.module.css';
import styles from './compare-panel.module.css';
import { LanePicker } from './lane-picker';

const say = wordsOf('compare');

const defaultPolicy: PolicySettings = { ...fullPolicy, kind: 'window', positions: 'cache' };

/** Settings that were not chosen have their defaults, which follow the open model. */
export const AddLane = memo(function AddLane() {
  const run = useRun();
  const opened = useSession((s) => s.model);
  const open = opened?.entry.id ?? '';
  const available = useAvailable('addLane');
  const [model, setModel] = useState<string | null>(null);
  const [policy, setPolicy] = useState(defaultPolicy);
  const value: LaneSettings = { model: model ?? open, reading: { policy } };
  if (available !== true) return <p className={frameStyles.quiet}>{available}</p>;
  return (
    <div className={styles.add}>
      <LanePicker
        value={value}
        spec={opened && value.model === open ? opened.spec : null}
        onChange={(chosen) => {
          if (chosen.model !== value.model) setModel(chosen.model);
          setPolicy(chosen.reading.policy);
        }}
      />
      <button type="button" className={buttonStyles.button} onClick={() => run('addLane', value)}>
        {say.add}
      </button>
    </div>
  );
});

const small: PolicySettings = { ...fullPolicy, kind: 'window', size: 32, positions: 'cache' };

/** Models whose caches differ most, by their ids: the first two that do the open one's task. */
const worthwhile = ['mla', 'yoco-window', 'mha', 'backcopy-one', 'backcopy', 'passkey-window', 'passkey-infini', 'passkey-full'];

interface Pair {
  readonly settings: LaneSettings;
  readonly name: string;
  readonly ask: string;
}

function pairsFor({ models }: Pick<Catalogue, 'models'>, open: ModelEntry): readonly Pair[] {
  const others = worthwhile
    .flatMap((id) => models.find((model) => model.id === id) ?? [])
    .filter(({ id, task }) => id !== open.id && task === open.task)
    .slice(0, 2);
  return [
    {
      settings: { model: open.id, reading: { policy: small } },
      name: say.againstWindow(small.size),
      ask: say.askPolicy(small.size),
    },
    ...others.map((model) => ({
      settings: { model: model.id, reading: { policy: fullPolicy } },
      name: say.against(open.name, model.name),
      ask: say.askModel,
    })),
  ];
}

/** What to do while there is one lane. */
export function Invitation() {
  const run = useRun();
  const { catalogue } = useKeepsake();
  const open = useSession((s) => s.model?.entry ?? null);
  return (
    <div className={styles.invitation}>
      <p className={styles.invite}>{say.invite}</p>
      {open && (
        <ul className={styles.pairs}>
          {pairsFor(catalogue, open).map(({ settings, name, ask }) => (
            <li key={name}>
              <button type="button" className={styles.pair} onClick={() => run('addLane', settings)}>
                <span className={styles.pairName}>{name}</span>
                <span className={styles.ask}>{ask}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.other}>
        <p className={frameStyles.quiet}>{say.orOther}</p>
        <AddLane />
      </div>
    </div>
  );
}
