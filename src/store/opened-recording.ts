/** Opening a recording in the place of a model: it is read first, so that one with a defect leaves what is open as it is. */
import type { StoreApi } from 'zustand/vanilla';
import { type Outcome, done, overtaken } from '../decode/session/outcome';
import { playedModel } from '../decode/session/played-model';
import type { Session } from '../decode/session/session';
import { recordingId } from '../model/recording/recorded-spec';
import { loadWords } from '../words';
import { fitFocus } from './check-state';
import type { Display } from './display';
import type { Drafts } from './drafts';
import type { Lanes } from './lanes';
import type { Opening } from './opening';

interface OpenedRecordingParts {
  readonly session: Session;
  readonly display: StoreApi<Display>;
  readonly lanes: Lanes;
  readonly drafts: Drafts;
  readonly opening: Opening;
  /** While an engine is starting, the open model is about to be replaced. */
  readonly starts: (opened: Promise<Outcome>) => Promise<Outcome>;
}

/** See Keepsake.openRecording. */
export async function openRecordingIn(parts: OpenedRecordingParts, file: Blob): Promise<Outcome> {
  const { session, display, lanes, drafts, opening, starts } = parts;
  display.setState({ failure: null });
  const [{ openRecording }] = await Promise.all([import('../model/recording/open-recording'), loadWords('recording')]);
  const played = playedModel(await openRecording(file));
  return opening.begin(async ({ signal }) => {
    display.setState({ opening: recordingId });
    try {
      if ((await starts(session.play(played, display.getState().backend))).overtaken) return overtaken;
      // They would have to read its tokens, which are not theirs.
      lanes.close();
      display.setState({ prefill: null, retentionForms: null });
      if ((await session.prompt('')).overtaken || signal.aborted) return overtaken;
      const { length } = session.state.getState();
      display.setState(({ locked }) => ({ locked: fitFocus(locked, played.spec, length).focus }));
      await drafts.settle();
      return done;
    } finally {
      if (!signal.aborted) display.setState({ opening: null });
    }
  });
}
