import { zeroSinkIn } from '../decode/reader/model-limits';
import type { Notice } from '../decode/session/notice';
import type { Session } from '../decode/session/session';
import type { SavedState } from './properties';
import { checkDifference } from './saved';

/** How an opened text differs from its state. */
export function whatIsOtherwise(session: Session, state: SavedState): Notice | null {
  const { model } = session.state.getState();
  const zeroSink = model ? zeroSinkIn(model.spec) : 'can';
  if (state.zeroSink && zeroSink !== 'can') return { kind: 'zeroSinkLeft', why: zeroSink };
  const difference = checkDifference(session, state);
  return difference === null ? null : { kind: 'logitsDiffer', difference };
}
