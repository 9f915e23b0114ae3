/** All models in their groups. Tab reaches one of them; arrow keys and letters move between them. */
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { CatalogueEntry } from '../../model/catalogue';
import { wordsOf } from '../../words';
import type { AllFacts } from './facts';
import type { ModelGroup } from './groups';
import { ModelTile } from './model-tile';
import { foundBy, movedTo } from './moving';
import { tileName } from './tile-name';
import styles from './models.module.css';

const say = wordsOf('models');

/** A group of the catalogue, or all of it where the models' shapes are not known. */
export type ListedGroup = ModelGroup<CatalogueEntry> | { readonly id: null; readonly models: readonly CatalogueEntry[] };

/** Letters that follow each other within this time, in ms, are one word. */
const together = 800;
/** How long the pointer rests on a model before it is the one that is told of, in ms. */
const rest = 120;

interface ModelListProps {
  readonly groups: readonly ListedGroup[];
  readonly facts: AllFacts | null;
  readonly open: string | null;
  readonly opening: string | null;
  readonly onChoose: (id: string) => void;
  /** The model that has the focus, or that the pointer rests on. */
  readonly onShow: (id: string) => void;
}

export function ModelList({ groups, facts, open, opening, onChoose, onShow }: ModelListProps) {
  const all = groups.flatMap(({ id, models }) => models.map((entry) => ({ entry, name: tileName(entry, id) })));
  const ids = all.map(({ entry }) => entry.id);
  const [reached, setReached] = useState<string | null>(null);
  const at = [reached, opening, open].find((id) => id !== null && ids.includes(id)) ?? ids[0];
  const tiles = useRef(new Map<string, HTMLButtonElement>());
  const typed = useRef({ text: '', time: -Infinity });
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    tiles.current.get(at ?? '')?.focus();
    return () => clearTimeout(resting.current);
    // Only when the list comes: from then on the focus is where the user moves it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const onFocus = useCallback(
    (id: string): void => {
      clearTimeout(resting.current);
      setReached(id);
      onShow(id);
    },
    [onShow],
  );
  const onPoint = useCallback(
    (id: string | null): void => {
      clearTimeout(resting.current);
      if (id !== null) resting.current = setTimeout(() => onShow(id), rest);
    },
    [onShow],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = ids.findIndex((id) => tiles.current.get(id) === document.activeElement);
    if (from < 0) return;
    const to = /^\S$/u.test(event.key) ? find(event, from) : movedTo(event.key, from, boxes());
    if (to === null) return;
    event.preventDefault();
    tiles.current.get(ids[to] ?? '')?.focus();
  };
  const find = ({ key, timeStamp }: KeyboardEvent, from: number): number | null => {
    const { text, time } = typed.current;
    typed.current = { text: timeStamp - time < together ? text + key : key, time: timeStamp };
    return foundBy(
      typed.current.text,
      from,
      all.map(({ name }) => name),
    );
  };
  const boxes = () => ids.map((id) => tiles.current.get(id)?.getBoundingClientRect() ?? new DOMRect());

  return (
    // The keys are the tiles' own, which are buttons.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.groups} onKeyDown={onKeyDown}>
      {groups.map(({ id, models }) => (
        <Group key={id} id={id}>
          {models.map((entry) => (
            <ModelTile
              key={entry.id}
              ref={(element) => {
                if (element) tiles.current.set(entry.id, element);
                return () => void tiles.current.delete(entry.id);
              }}
              entry={entry}
              name={tileName(entry, id)}
              group={id}
              facts={facts?.of.get(entry.id) ?? null}
              scale={facts?.scale ?? nothing}
              reference={facts?.reference ?? null}
              isOpen={entry.id === open}
              isOpening={entry.id === opening && opening !== open}
              isReached={entry.id === at}
              onChoose={onChoose}
              onFocus={onFocus}
              onPoint={onPoint}
            />
          ))}
        </Group>
      ))}
    </div>
  );
}

const nothing = { tokens: 1, bytes: 1 };

interface GroupProps extends Pick<ListedGroup, 'id'> {
  readonly children: React.ReactNode;
}

function Group({ id, children }: GroupProps) {
  const key = useId();
  return (
    <section className={styles.group} aria-labelledby={key}>
      <h3 id={key} className={styles.groupName}>
        {id === null ? say.list : say.groups[id].name}
      </h3>
      {id !== null && <p className={styles.keeps}>{say.groups[id].keeps}</p>}
      {children}
    </section>
  );
}
