/** The page on a stage, and its notes for the speaker. What they are made of comes when they are asked for. */
import { Suspense } from 'react';
import { Boundary, later } from '../../panels';
import { messageOf } from '../../words/message-of';

const LaterStage = later(['stage', 'lessons'], async () => (await import('./stage')).Stage);
const LaterSpeaker = later([], async () => (await import('./speaker')).Speaker);

export function Stage() {
  return (
    <Boundary renderFailure={(error) => <p role="alert">{messageOf(error)}</p>}>
      <Suspense fallback={null}>
        <LaterStage />
      </Suspense>
    </Boundary>
  );
}

/** It draws nothing: who waits for notes sees that they do not come. */
export function Speaker() {
  return (
    <Boundary renderFailure={() => null}>
      <Suspense fallback={null}>
        <LaterSpeaker />
      </Suspense>
    </Boundary>
  );
}
