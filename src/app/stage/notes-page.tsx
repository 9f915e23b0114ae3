/** The notes for the speaker: a page of their own, without a model. What it says comes from the page that is presented. */
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { isLanguage, loadWords, spokenLanguage, wordsOf } from '../../words';
import { pressedKey } from '../key-press';
import { linkValue } from '../link-value';
import { useTheme } from '../theme';
import { clock } from './clock';
import type { Asked, NotesNow, StepNotes } from './messages';
import styles from './notes.module.css';
import { useNow } from './use-now';

/** @param talk whose notes they are */
export async function showNotes(talk: string): Promise<void> {
  await loadWords('stage');
  document.title = wordsOf('stage').notes.title;
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<NotesPage talk={talk} />);
}

/** The same keys as on the stage: a clicker's presses come to the window that has the focus. */
const keys: Readonly<Record<string, Asked>> = {
  PageDown: 'nextLessonStep',
  PageUp: 'previousLessonStep',
  F5: 'firstLessonStep',
  'Shift+F5': 'present',
  '.': 'blank',
  b: 'blank',
  Escape: 'endPresenting',
};

/** Words are read once: in another language the page is loaded again, and hears all that it shows from the one that is presented. */
function speakAs(language: string): void {
  // Whatever was asked for once, and could not be had, is not asked for again.
  if (!isLanguage(language) || language === spokenLanguage() || linkValue(location.hash, 'lang') === language) return;
  const link = new URLSearchParams(location.hash.slice(1));
  link.set('lang', language);
  history.replaceState(null, '', `#${link}`);
  location.reload();
}

function NotesPage({ talk }: { readonly talk: string }) {
  useTheme({ theme: 'auto', profile: 'screen' });
  const { now, lost, ask } = useNow(talk);
  useEffect(() => {
    if (now) speakAs(now.language);
  }, [now]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const what = keys[pressedKey(event) ?? ''];
      if (what === undefined) return;
      event.preventDefault();
      if (!event.repeat) ask(what);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [ask]);
  const say = wordsOf('stage').notes;
  if (now === null)
    return (
      <main className={styles.waiting}>
        <h1>{say.title}</h1>
        <p>{say.waiting}</p>
        <p>{say.waitingHint}</p>
      </main>
    );
  return (
    <main className={styles.notes}>
      <aside className={styles.side}>
        <Times now={now} />
        <div className={styles.state} role="status">
          {lost && <p className={styles.warn}>{say.lost}</p>}
          {!now.presenting && <p>{say.notPresenting}</p>}
          {now.blank && <p className={styles.warn}>{say.blank}</p>}
        </div>
        <Buttons presenting={now.presenting} ask={ask} />
      </aside>
      {now.step ? <Step step={now.step} /> : <p className={styles.text}>{`${say.noLesson} ${now.view}`}</p>}
    </main>
  );
}

function Step({ step }: { readonly step: StepNotes }) {
  const say = wordsOf('stage').notes;
  return (
    <div className={styles.text}>
      <p className={styles.place}>
        <strong>{step.title}</strong> {say.step(step.at, step.of)}
      </p>
      <Part title={say.now} text={step.say} />
      {step.question !== null && <Part title={say.question} text={step.question} />}
      {step.answer !== null && <Part title={say.answer} text={step.answer} note={step.answered ? say.shown : say.notShown} />}
      {step.answerLater && <p className={styles.later}>{say.answerLater}</p>}
      <div className={styles.next}>
        <Part title={say.next} text={step.next ?? say.atEnd} />
      </div>
    </div>
  );
}

function Part({ title, text, note }: { readonly title: string; readonly text: string; readonly note?: string }) {
  return (
    <section>
      <h2>
        {title}
        {note !== undefined && <span className={styles.note}> {note}</span>}
      </h2>
      <p>{text}</p>
    </section>
  );
}

function Times({ now }: { readonly now: NotesNow }) {
  const say = wordsOf('stage').notes;
  const [time, setTime] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setTime(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return (
    <dl className={styles.times}>
      <div>
        <dt>{say.talk}</dt>
        <dd>{clock(time - now.since)}</dd>
      </div>
      {now.step && (
        <div>
          <dt>{say.lesson}</dt>
          <dd>{clock(time - now.lessonSince)}</dd>
        </div>
      )}
    </dl>
  );
}

function Buttons({ presenting, ask }: { readonly presenting: boolean; readonly ask: (what: Asked) => void }) {
  const say = wordsOf('stage').notes;
  return (
    <div className={styles.buttons}>
      <button type="button" onClick={() => ask('previousLessonStep')}>
        {say.buttons.back}
      </button>
      <button type="button" className={styles.main} onClick={() => ask('nextLessonStep')}>
        {say.buttons.next}
      </button>
      {presenting ? (
        <button type="button" onClick={() => ask('blank')}>
          {say.buttons.blank}
        </button>
      ) : (
        <button type="button" onClick={() => ask('present')}>
          {say.buttons.present}
        </button>
      )}
      <button type="button" onClick={() => ask('restart')}>
        {say.restart}
      </button>
    </div>
  );
}
