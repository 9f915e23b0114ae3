/** The visitor's own models that were opened: their shapes and sizes, without what only training knows. */
import { useId } from 'react';
import { useStore } from 'zustand';
import { growth } from '../../../attention/cache-bytes';
import { cacheLayout } from '../../../attention/model-layout';
import type { OwnModel } from '../../../store/own/own-state';
import { useKeepsake, useSession } from '../../../store/react';
import { wordsOf } from '../../../words';
import styles from './own.module.css';

const say = wordsOf('ownModels');

export function OwnList({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const key = useId();
  const models = useStore(useKeepsake().own.store, (state) => state.models);
  const open = useSession((s) => s.model?.entry.id ?? null);
  if (models.length === 0) return null;
  return (
    <section aria-labelledby={key}>
      <h4 id={key} className={styles.yours}>
        {say.yours}
      </h4>
      <p className={styles.hint}>{say.yoursNote}</p>
      <ul className={styles.list}>
        {models.map((own) => (
          <li key={own.model.entry.id}>
            <Own own={own} isOpen={own.model.entry.id === open} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OwnProps {
  readonly own: OwnModel;
  readonly isOpen: boolean;
  readonly onOpen: (id: string) => void;
}

function Own({ own: { model, weights }, isOpen, onOpen }: OwnProps) {
  const { entry, spec } = model;
  const { origin, parameters, name, id } = entry;
  return (
    <button type="button" className={styles.model} aria-current={isOpen} data-model={id} onClick={() => onOpen(id)}>
      <span className={styles.head}>
        <strong translate="no">{name}</strong>
        {isOpen && <span className={styles.mark}>{say.isOpen}</span>}
      </span>
      <span>{say.yourFacts(parameters, weights, growth(cacheLayout(spec)).perToken)}</span>
      {origin.kind === 'imported' && (
        <span className={styles.hint}>{say.from(origin.source, origin.family, say.formatOf(origin.format, origin.types))}</span>
      )}
    </button>
  );
}
