/** The shipped long text, as the open model reads it. */
import { DecodeError } from '../decode/session/errors';
import type { Session } from '../decode/session/session';
import type { ModelFiles } from '../model/files';
import { loadLongText } from '../model/long-text';
import { words } from '../words';

/** Those that begin every text first. @throws ModelError, DecodeError `no-model` */
export async function longTokensOf(session: Session, files: ModelFiles): Promise<readonly number[]> {
  const text = await loadLongText(files);
  const { model } = session.state.getState();
  if (!model) throw new DecodeError('no-model', words.decode.noModel);
  return [...model.spec.start, ...model.tokenizer.encode(text).tokens];
}
