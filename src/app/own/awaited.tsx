/** A link to a model that is not here: what to do, so that the page shows what the link holds. */
import { useStore } from 'zustand';
import { hubNameOf, nameInId } from '../../store/own/own-state';
import { useDisplay, useKeepsake, useRun } from '../../store/react';
import { words, wordsOf } from '../../words';
import notices from '../notices.module.css';

const say = wordsOf('ownModels');

export function Awaited() {
  const run = useRun();
  const { own } = useKeepsake();
  const awaited = useStore(own.store, (state) => state.awaited);
  const isEmbedded = useDisplay((display) => display.embed.length > 0);
  if (!awaited) return null;
  const hub = hubNameOf(awaited.model);
  return (
    <p className={`${notices.line} ${notices.notice}`}>
      <span>{hub === null ? say.awaitedFiles(nameInId(awaited.model)) : say.awaitedHub(hub)}</span>
      {/* In a frame there is no room to ask. */}
      {!isEmbedded && (
        <button type="button" onClick={() => (hub === null ? run('dialog', 'models') : run('openHub', hub, true))}>
          {hub === null ? say.chooseFiles : say.lookUp}
        </button>
      )}
      <button type="button" onClick={() => own.await(null)}>
        {words.app.dismiss}
      </button>
    </p>
  );
}
