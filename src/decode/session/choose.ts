/** A token that the visitor chooses, at the cursor or at a place of the text that was clicked. */
import { words } from '../../words';
import { DecodeError } from './errors';
import { type Outcome, done, overtaken } from './outcome';
import { type SessionCore, texts } from './session-core';

/** See Session.choose. It lands behind the token that it was meant for, or nowhere. */
export async function chooseToken(core: SessionCore, token: number, at?: number): Promise<Outcome> {
  const { state, turns } = core;
  const { spec } = core.model();
  if (!Number.isInteger(token) || token < 0 || token >= spec.vocabulary)
    throw new DecodeError('no-token', words.decode.noSuchToken(token));
  const node = at === undefined ? undefined : state.getState().path.at(at - 1);
  if (at !== undefined && node === undefined && !turns.has(texts))
    throw new DecodeError('no-step', words.decode.noSuchStep(at - 1, state.getState().length));
  const stand = (): boolean => {
    if (at !== undefined) core.standAt(at);
    return at !== undefined;
  };
  let moved = false;
  let full = false;
  if (!turns.has(texts)) {
    turns.cancel(['step', 'long']);
    core.targetLength = 0;
    // Moves that wait come first.
    moved = !turns.has(['move']) && stand();
  }
  const outcome = await core.command('step', async ({ signal }) => {
    if (at !== undefined && (node === undefined || state.getState().path.at(at - 1) !== node)) return overtaken;
    moved = stand();
    const { length, path, tokens } = state.getState();
    full = length >= core.capacity() && length >= path.length;
    if (length === 0 || full) return done;
    if (tokens.at(length) === token) state.setState({ length: length + 1 });
    else if (!(await core.reader().extend(token, 'chosen', signal))) return overtaken;
    return done;
  });
  if (full) throw new DecodeError('full', words.decode.contextFull(core.capacity()));
  return { ...outcome, moved };
}
