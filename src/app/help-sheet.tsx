import { useStore } from 'zustand';
import { actions } from '../store/actions';
import type { Action, ActionGroup } from '../store/actions/action';
import { wordsOf } from '../words';
import { keySettings, setCharacterKeys } from './key-settings';
import { keyLabel } from './keys';
import { Sheet } from './sheet';
import styles from './sheet.module.css';

const say = wordsOf('sheets').help;
/** In the order of the sheet. */
const groups: Readonly<Record<ActionGroup, string>> = say.groups;

/** On a stage its own keys count, too. */
const keysOf = ({ group, keys, keysOnStage = [] }: Pick<Action, 'group' | 'keys' | 'keysOnStage'>): readonly string[] =>
  group === 'stage' ? [...keys, ...keysOnStage] : keys;

/** Every action that has a key, by group. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const all = Object.entries(actions);
  const { characters } = useStore(keySettings);
  return (
    <Sheet title={say.title} onClose={onClose}>
      <p>{say.intro}</p>
      <label className={styles.switch}>
        <input type="checkbox" checked={characters} onChange={(event) => setCharacterKeys(event.target.checked)} />
        {say.characters}
      </label>
      {Object.entries(groups).map(([group, title]) => (
        <section key={group}>
          <h3>{title}</h3>
          <table>
            <tbody>
              {all
                .filter(([, action]) => action.group === group && keysOf(action).length > 0)
                .map(([id, action]) => (
                  <tr key={id}>
                    <td>{action.name}</td>
                    <td>
                      {keysOf(action).map((key, i) => (
                        <span key={key}>
                          {i > 0 && ' '}
                          <kbd className={key.length === 1 && !characters ? styles.off : undefined}>{keyLabel(key)}</kbd>
                        </span>
                      ))}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      ))}
    </Sheet>
  );
}
