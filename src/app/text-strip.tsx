/** The text, above every view: its tokens, or the field in which a prompt is typed. */
import { Suspense, useEffect, useRef } from 'react';
import { PanelBoundary, TokenStrip, later, tokens } from '../panels';
import { firstTokenOf } from '../store/first-token';
import { useAvailable, useCovered, useRun, useSession, useDisplay } from '../store/react';
import { words } from '../words';
import { Prompt } from './prompt';
import styles from './text-strip.module.css';

const say = words.app.text;
const FirstToken = later(['ownModels'], async () => (await import('./own/first-token')).FirstToken);

export function TextStrip({ printing }: { readonly printing: boolean }) {
  const run = useRun();
  const hasFirst = useSession(({ model }) => model !== null && firstTokenOf(model) !== null);
  const editing = useDisplay((display) => display.editing);
  const canEdit = useAvailable('edit');
  const covered = useCovered(tokens.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(editing);
  useEffect(() => {
    if (editing === was.current) return;
    was.current = editing;
    if (editing) field.current?.focus();
    else button.current?.focus();
  }, [editing]);
  return (
    <section className={styles.text} data-text aria-label={words.panels.tokens.title}>
      <Progress />
      {/* It stays while it is not seen: what was typed is kept until it is read. */}
      <div className={styles.main} hidden={!editing}>
        <Prompt field={field} />
      </div>
      <div className={styles.main} hidden={editing}>
        {/* Drawn again at a sheet's width: resize events do not come before printing. */}
        <PanelBoundary key={String(printing)} entry={tokens}>
          <TokenStrip plain={covered} />
        </PanelBoundary>
        {hasFirst && (
          <Suspense fallback={null}>
            <FirstToken />
          </Suspense>
        )}
      </div>
      <div className={styles.side}>
        <button
          type="button"
          ref={button}
          className={styles.edit}
          aria-expanded={editing}
          disabled={canEdit !== true}
          title={canEdit === true ? undefined : canEdit}
          onClick={() => run('edit')}
        >
          {editing ? say.back : say.edit}
        </button>
        <button type="button" className={styles.all} onClick={() => run('maximise', tokens.id)}>
          {say.all}
        </button>
      </div>
    </section>
  );
}

/** How much of a prompt is read. */
function Progress() {
  const progress = useSession((s) => s.progress);
  if (!progress || progress.done >= progress.total) return null;
  return (
    <progress
      className={styles.progress}
      max={progress.total}
      value={progress.done}
      aria-label={words.app.reading(progress.done, progress.total)}
    />
  );
}
