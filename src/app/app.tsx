/** The whole page. */
import { Suspense, lazy, useMemo } from 'react';
import type { Keepsake } from '../store/keepsake';
import { KeepsakeProvider, useDisplay } from '../store/react';
import { words } from '../words';
import styles from './app.module.css';
import { ArrivalLine } from './arrival-line';
import { embedded } from './embed/embedded';
import { Header } from './header';
import { useKeys } from './keys';
import { usePrinting } from './media';
import { LessonBar } from './lessons/lesson-bar';
import { Notices } from './notices';
import { DropTarget } from './own/drop-target';
import { ReadAgain } from './read-again';
import { Sheets } from './sheets';
import { Speaker, Stage } from './stage';
import { SpokenStep } from './spoken-step';
import { TextStrip } from './text-strip';
import { useTheme } from './theme';
import { ViewBody } from './view-body';
import { ViewBar } from './views/view-bar';

const EmbedPage = lazy(async () => ({ default: (await import('./embed/embed-page')).EmbedPage }));

export function App({ keepsake }: { readonly keepsake: Keepsake }) {
  return (
    <KeepsakeProvider value={keepsake}>
      <Page />
    </KeepsakeProvider>
  );
}

function Page() {
  useKeys();
  useTheme(useDisplay(({ theme, profile }) => ({ theme, profile })));
  const printing = usePrinting();
  const inLesson = useDisplay((display) => display.lesson !== '');
  const { present, notes } = useDisplay((display) => ({ present: display.present, notes: display.notes }));
  const names = useDisplay((display) => display.embed);
  const shown = useMemo(() => embedded(names), [names]);
  if (shown)
    return (
      <Suspense fallback={null}>
        <EmbedPage shown={shown} printing={printing} />
      </Suspense>
    );
  const speaker = (present || notes > 0) && <Speaker />;
  if (present && !printing)
    return (
      <>
        <Stage />
        {speaker}
      </>
    );
  return (
    <div className={styles.page} data-printed={printing || undefined} data-in-lesson={inLesson || undefined}>
      <a
        className={styles.skip}
        href="#panels"
        onClick={(event) => {
          // The fragment is the state: it must not change.
          event.preventDefault();
          document.getElementById('panels')?.focus();
        }}
      >
        {words.app.skipToPanels}
      </a>
      <Header />
      <ViewBar />
      <main className={styles.main}>
        <TextStrip printing={printing} />
        <LessonBar />
        <ArrivalLine />
        <Notices />
        <div className={styles.panels} id="panels" tabIndex={-1}>
          <ViewBody printing={printing} />
        </div>
      </main>
      <SpokenStep />
      <ReadAgain />
      <DropTarget />
      <Sheets />
      {speaker}
    </div>
  );
}
