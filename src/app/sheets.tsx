import { Suspense, useEffect } from 'react';
import { Boundary, later } from '../panels';
import { useKeepsake, useRun, useDisplay } from '../store/react';
import { messageOf } from '../words/message-of';

/** Loaded when opened: the first paint need not wait for them. */
const sheets = {
  help: later(['sheets'], async () => (await import('./help-sheet')).HelpSheet),
  about: later(['sheets', 'ownModels'], async () => (await import('./about-sheet')).AboutSheet),
  lessons: later(['lessons'], async () => (await import('./lessons/lessons-sheet')).LessonsSheet),
  teachers: later(['lessons'], async () => (await import('./lessons/teachers-sheet')).TeachersSheet),
  qr: later(['stage'], async () => (await import('./stage/qr-sheet')).QrSheet),
  models: later(['models', 'ownModels'], async () => (await import('./models/models-sheet')).ModelsSheet),
} as const;

/** The sheet that is open, if one is. */
export function Sheets() {
  const run = useRun();
  const dialog = useDisplay((display) => display.dialog);
  if (dialog === null) return null;
  const Sheet = sheets[dialog];
  return (
    <Boundary key={dialog} renderFailure={(error) => <NoSheet error={error} />}>
      <Suspense fallback={null}>
        <Sheet onClose={() => run('dialog', null)} />
      </Suspense>
    </Boundary>
  );
}

/** A sheet that cannot be drawn is closed, and the page says why. */
function NoSheet({ error }: { readonly error: unknown }) {
  const { display } = useKeepsake();
  useEffect(() => display.setState({ dialog: null, failure: messageOf(error) }), [display, error]);
  return null;
}
