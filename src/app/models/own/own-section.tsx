/** A model of the visitor's own: the way to its files, or to the Hub; what is being done with it; and what is asked before it is read. */
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import button from '../../../panels/kit/button.module.css';
import { type ActionArgs, type ActionId, runAction } from '../../../store/actions';
import { DecodeError } from '../../../decode/session/errors';
import { useKeepsake } from '../../../store/react';
import { wordsOf } from '../../../words';
import { messageOf } from '../../../words/message-of';
import { OfferedModel } from './offered-model';
import { OwnList } from './own-list';
import styles from './own.module.css';
import { Working } from './working';

const say = wordsOf('ownModels');

export function OwnSection({ onOpened }: { readonly onOpened: () => void }) {
  const keepsake = useKeepsake();
  const id = useId();
  const work = useStore(keepsake.own.store, (state) => state.work);
  const offer = useStore(keepsake.own.store, (state) => state.offer);
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  /** The sheet closes once the model is open; it says what is wrong, beside what was chosen. */
  const act = <Id extends ActionId>(action: Id, ...args: ActionArgs<Id>): void => {
    setWrong(null);
    runAction(keepsake, action, ...args)
      .then(() => keepsake.own.store.getState().offer === null && onOpened())
      .catch((error: unknown) => {
        if (error instanceof DecodeError && error.code === 'overtaken') return;
        keepsake.display.setState({ failure: null });
        setWrong(messageOf(error));
      });
  };
  const choose = (files: FileList | null): void => {
    if (files && files.length > 0) act('openFiles', [...files], true);
  };
  return (
    <section className={styles.own} aria-labelledby={`${id}title`} data-own>
      <h3 id={`${id}title`} className={styles.title}>
        {say.title}
      </h3>
      <p className={styles.note}>{say.note}</p>
      <div className={styles.ways}>
        <FileButton label={say.files} onChoose={choose} />
        <FileButton label={say.folder} isFolder onChoose={choose} />
        <form
          className={styles.hub}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') act('openHub', name, true);
          }}
        >
          <label htmlFor={`${id}hub`}>{say.hub}</label>
          <input
            id={`${id}hub`}
            type="text"
            value={name}
            placeholder="openai-community/gpt2"
            translate="no"
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            aria-describedby={`${id}hint`}
            onChange={({ target }) => setName(target.value)}
          />
          <button type="submit" className={button.button}>
            {say.lookUp}
          </button>
        </form>
      </div>
      <p id={`${id}hint`} className={styles.hint}>
        {say.hubHint}
      </p>
      {wrong !== null && (
        <p role="alert" className={styles.wrong}>
          {wrong}
        </p>
      )}
      <div role="status">{work && <Working work={work} onCancel={() => act('cancelModel')} />}</div>
      {offer && (
        <OfferedModel
          key={offer.kind}
          offer={offer}
          onAccept={(...slots) => act('acceptModel', ...slots)}
          onDecline={() => act('cancelModel')}
        />
      )}
      <OwnList onOpen={(own) => act('open', own)} />
    </section>
  );
}

interface FileButtonProps {
  readonly label: string;
  readonly isFolder?: boolean;
  readonly onChoose: (files: FileList | null) => void;
}

/** The field itself is over its label, unseen, so that it takes the focus, keys and a drop as it does anywhere. */
function FileButton({ label, isFolder = false, onChoose }: FileButtonProps) {
  return (
    <label className={`${button.button} ${styles.file}`}>
      {label}
      <input
        type="file"
        multiple
        // React's types lack the attribute.
        {...(isFolder ? { webkitdirectory: '' } : {})}
        onChange={({ target }) => {
          onChoose(target.files);
          target.value = '';
        }}
      />
    </label>
  );
}
