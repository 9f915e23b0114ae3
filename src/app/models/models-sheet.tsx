/** All models of the page, by what they keep: choosing one opens it. */
import { useCallback, useMemo, useState } from 'react';
import { useSpecs } from '../../panels/data/use-specs';
import { SourceTag } from '../../panels/kit/panel';
import { useDisplay, useKeepsake, useRun, useSession } from '../../store/react';
import { words, wordsOf } from '../../words';
import { count } from '../../words/numbers';
import { Sheet } from '../sheet';
import { factsOf } from './facts';
import { grouped } from './groups';
import { ModelDetails } from './model-details';
import detailStyles from './model-details.module.css';
import { OwnSection } from './own/own-section';
import { type ListedGroup, ModelList } from './model-list';
import styles from './models.module.css';

const say = wordsOf('models');

export function ModelsSheet({ onClose }: { readonly onClose: () => void }) {
  const run = useRun();
  const { models } = useKeepsake().catalogue;
  const open = useSession((s) => s.model?.entry.id ?? null);
  const opening = useDisplay((display) => display.opening);
  const read = useSpecs();
  const specs = read instanceof Map ? read : null;
  const [shown, show] = useState<string | null>(null);
  const facts = useMemo(() => specs && factsOf(models, specs), [models, specs]);
  const groups = useMemo<readonly ListedGroup[]>(
    () => (specs ? grouped(models, specs) : [{ id: null, models }]),
    [models, specs],
  );
  const choose = useCallback(
    (id: string): void => {
      // What is open, or on its way, need not be read again.
      if (id !== (opening ?? open)) run('open', id);
      onClose();
    },
    [run, onClose, open, opening],
  );
  const told = models.find(({ id }) => id === (shown ?? opening ?? open)) ?? models[0];
  return (
    <Sheet title={say.title} wide onClose={onClose}>
      <div className={styles.sheet}>
        <div className={styles.list}>
          <div className={styles.intro}>
            <p>
              {say.intro}
              <SourceTag tag="recorded" />
            </p>
            {facts?.reference && (
              <p>
                {say.pictures(count(facts.scale.tokens), words.panels.place.bytes(facts.scale.bytes), facts.reference.name)}
                <SourceTag tag="computed" />
              </p>
            )}
            {read instanceof Error && <p role="alert">{say.failed(read.message)}</p>}
          </div>
          <OwnSection onOpened={onClose} />
          {read === null ? (
            <p>{say.loading}</p>
          ) : (
            <ModelList groups={groups} facts={facts} open={open} opening={opening} onChoose={choose} onShow={show} />
          )}
        </div>
        {told && (
          // A scrolling region must be reachable by keyboard.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <section className={`${styles.told} ${detailStyles.details}`} aria-label={say.details(told.name)} tabIndex={0}>
            <ModelDetails
              key={told.id}
              entry={told}
              spec={specs?.get(told.id) ?? null}
              facts={facts?.of.get(told.id) ?? null}
              isOpen={told.id === (opening ?? open)}
              onChoose={choose}
            />
          </section>
        )}
      </div>
    </Sheet>
  );
}
