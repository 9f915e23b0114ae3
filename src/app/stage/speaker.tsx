/** Tells the speaker's notes what the page shows, after every change and when they ask, and does what they ask for. It draws nothing. */
import { use, useEffect, useMemo, useRef } from 'react';
import { type ActionId, runAction } from '../../store/actions';
import { useDisplay, useKeepsake, useLessons, useSession } from '../../store/react';
import { restartTalk, talkOf } from '../../store/talk';
import { words as page, spokenLanguage } from '../../words';
import { written } from '../lessons/written';
import { type Asked, type NotesNow, type StepNotes, channelOf, readAsk } from './messages';
import { stepNotes } from './step-notes';

export function Speaker() {
  const lesson = useDisplay((display) => display.lesson);
  const isHere = useLessons().lesson?.id === lesson;
  return lesson !== '' && isHere ? <InLesson id={lesson} /> : <Channel step={null} />;
}

function InLesson({ id }: { readonly id: string }) {
  const { lesson, words } = use(written(id));
  const at = useDisplay((display) => display.lessonStep);
  const state = useLessons();
  const recorded = useSession((s) => s.model?.recorded ?? null) !== null;
  const step = useMemo(() => stepNotes(lesson, words, at, state, recorded), [lesson, words, at, state, recorded]);
  return <Channel step={step} />;
}

function Channel({ step }: { readonly step: StepNotes | null }) {
  const keepsake = useKeepsake();
  const shown = useDisplay(({ present, blank, view, lesson }) => ({ present, blank, view, lesson }));
  const tell = useRef<() => void>(() => undefined);
  const now = (): NotesNow => {
    const { since, lessonSince } = talkOf(shown.lesson);
    const { present: presenting, blank, view } = shown;
    return {
      keepsake: 'now',
      presenting,
      blank,
      since,
      lessonSince,
      view: page.app.views[view].question,
      language: spokenLanguage(),
      step,
    };
  };
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
    tell.current();
  });
  useEffect(() => {
    const channel = new BroadcastChannel(channelOf(talkOf().id));
    tell.current = () => channel.postMessage(latest.current());
    const act = (what: Asked): void => {
      if (what === 'restart') restartTalk();
      else if (what === 'endPresenting') run('present', false);
      else if (what === 'present') run('present', true);
      else run(what);
    };
    const run = (id: ActionId, ...args: readonly unknown[]): void => {
      (runAction as (k: typeof keepsake, id: ActionId, ...args: readonly unknown[]) => Promise<boolean>)(
        keepsake,
        id,
        ...args,
      ).catch(() => undefined);
    };
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const asked = readAsk(data);
      if (asked?.keepsake === 'do') act(asked.what);
      if (asked) tell.current();
    };
    tell.current();
    return () => {
      tell.current = () => undefined;
      channel.close();
    };
  }, [keepsake]);
  return null;
}
