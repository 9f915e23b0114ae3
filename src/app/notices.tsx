/** Messages to the visitor, each shown until it is dismissed. Announced to screen readers. */
import { Suspense } from 'react';
import { useStore } from 'zustand';
import { noticeText } from '../decode/session/notice';
import { later } from '../panels';
import { useAvailable, useKeepsake, useSession, useDisplay } from '../store/react';
import { words } from '../words';
import styles from './notices.module.css';

const Awaited = later(['ownModels'], async () => (await import('./own/awaited')).Awaited);

export function Notices() {
  const { session, display, own } = useKeepsake();
  const isAwaited = useStore(own.store, (state) => state.awaited !== null);
  const notices = useSession((s) => s.notices);
  const error = useSession((s) => s.error);
  const { message, failure } = useDisplay((v) => ({ message: v.message, failure: v.failure }));
  // What a step shows it also says: a text beyond the model's training is chosen there.
  const inLesson = useDisplay((v) => v.lesson !== '');
  const away = useAvailable('returnToStep') === true;
  const told = inLesson && !away ? notices.filter(({ kind }) => kind !== 'beyondTraining') : notices;
  const loading = useSession((s) => s.phase === 'loading' || s.phase === 'empty');
  const failed = failure ?? error?.message ?? null;
  return (
    <div className={styles.notices}>
      <div role="alert">
        {failed !== null && (
          <Line
            kind="error"
            onDismiss={() => {
              display.setState({ failure: null });
              session.state.setState({ error: null });
            }}
          >
            <strong>{words.app.failed.title}.</strong> {failed}
          </Line>
        )}
      </div>
      <div role="status">
        {loading && failed === null && <p className={styles.line}>{words.app.loadingPage}</p>}
        {told.map((notice) => (
          <Line key={notice.kind} kind="notice" onDismiss={() => session.dismissNotice(notice.kind)}>
            {noticeText(notice)}
          </Line>
        ))}
        {isAwaited && (
          <Suspense fallback={null}>
            <Awaited />
          </Suspense>
        )}
        {message !== null && (
          <Line kind="message" onDismiss={() => display.setState({ message: null })}>
            {message}
          </Line>
        )}
      </div>
    </div>
  );
}

interface LineProps {
  readonly kind: 'error' | 'notice' | 'message';
  readonly onDismiss: () => void;
  readonly children: React.ReactNode;
}

function Line({ kind, onDismiss, children }: LineProps) {
  return (
    <p className={`${styles.line} ${styles[kind]}`}>
      <span>{children}</span>
      <button type="button" onClick={onDismiss}>
        {words.app.dismiss}
      </button>
    </p>
  );
}
