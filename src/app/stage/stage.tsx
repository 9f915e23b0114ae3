/** The stage: a lesson's sentence and what it is about, or the view's panels, in type for the back row, and nothing else. */
import { type ReactNode, use, useMemo, useRef, useSyncExternalStore } from 'react';
import { EnlargedProvider } from '../../charts/size';
import { type PanelId, PanelBoundary, TokenStrip, panels, tokens } from '../../panels';
import { useCovered, useDisplay, useKeepsake, useLessons, useSession } from '../../store/react';
import { written } from '../lessons/written';
import { Notices } from '../notices';
import { PanelBody } from '../panel-body';
import { Sheets } from '../sheets';
import { SpokenStep } from '../spoken-step';
import { useFullScreen } from './full-screen';
import { useLeavingOut } from './leave-out';
import { isLow, ofStep, ofView } from './on-stage';
import { StageBar } from './stage-bar';
import { StageWords } from './stage-words';
import styles from './stage.module.css';
import { isWide, leastType, zoomFor } from './type-size';

export function Stage() {
  useFullScreen();
  const { lesson, blank } = useDisplay((display) => ({ lesson: display.lesson, blank: display.blank }));
  const { display } = useKeepsake();
  const { width, height } = useWindowSize();
  const zoom = zoomFor(height);
  const isHere = useLessons().lesson?.id === lesson;
  const enlarged = useMemo(() => ({ zoom, leastType }), [zoom]);
  const wide = isWide(width, height);
  return (
    <>
      <main className={styles.stage} style={{ zoom }} data-wide={wide || undefined} data-on-stage id="panels" tabIndex={-1}>
        <EnlargedProvider value={enlarged}>
          <Notices />
          {lesson !== '' && isHere ? <LessonOnStage id={lesson} /> : <ViewOnStage most={wide ? 2 : 1} />}
        </EnlargedProvider>
      </main>
      <StageBar />
      <SpokenStep />
      <Sheets />
      {blank && <div className={styles.blank} onPointerDown={() => display.setState({ blank: false })} />}
    </>
  );
}

function LessonOnStage({ id }: { readonly id: string }) {
  const at = useDisplay((display) => display.lessonStep);
  const { lesson, words } = use(written(id));
  const { guess } = useLessons();
  const shown = useShown();
  const step = lesson.steps[at - 1];
  if (!step) return null;
  const { text, panels: ids } = ofStep(step, guess !== null, shown);
  return (
    <div
      className={styles.lesson}
      data-empty={(ids.length === 0 && !text) || undefined}
      data-text-alone={(ids.length === 0 && text) || undefined}
    >
      <StageWords lesson={lesson} words={words} at={at} />
      {(text || ids.length > 0) && (
        <Figures>
          {text && <Text />}
          <Panels ids={ids} />
        </Figures>
      )}
    </div>
  );
}

/** Each panel says its own sentence. */
function ViewOnStage({ most }: { readonly most: number }) {
  const ids = ofView(useShown(), most);
  return (
    <Figures view>
      <Panels ids={ids} />
    </Figures>
  );
}

function Figures({ view = false, children }: { readonly view?: boolean; readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useLeavingOut(place);
  return (
    <div className={view ? styles.view : styles.figures} ref={place}>
      {children}
    </div>
  );
}

function Panels({ ids }: { readonly ids: readonly PanelId[] }) {
  return ids.flatMap((id) => {
    const entry = panels.find((panel) => panel.id === id);
    const className = isLow(id) && ids.length > 1 ? `${styles.panel} ${styles.low}` : styles.panel;
    return entry ? [<PanelBody key={id} entry={entry} className={className} hasHeight />] : [];
  });
}

function Text() {
  const covered = useCovered(tokens.id);
  return (
    <section className={styles.text} data-text aria-label={tokens.title}>
      <PanelBoundary entry={tokens}>
        <TokenStrip plain={covered} />
      </PanelBoundary>
    </section>
  );
}

function useShown() {
  const spec = useSession(({ model }) => ({ spec: model?.spec ?? null })).spec;
  const shown = useDisplay(({ view, maximised, tabs }) => ({ view, maximised, tabs }));
  return { ...shown, spec };
}

/** Read again whenever it is looked at: the window may change between the first drawing and the first listening, as where it fills the screen. */
function useWindowSize() {
  const width = useSyncExternalStore(followSize, () => window.innerWidth);
  const height = useSyncExternalStore(followSize, () => window.innerHeight);
  return { width, height };
}

function followSize(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
