/** A place in a text: its tokens up to there, and the node of the last of them. Work that reads ahead is dropped when the cursor has moved. */
import type { SessionState } from './session-state';

export interface Cursor {
  readonly length: number;
  readonly node: number;
}

/** Null while nothing is read. */
export function cursorOf({ path, length }: Pick<SessionState, 'path' | 'length'>): Cursor | null {
  const node = length === 0 ? undefined : path.at(length - 1);
  return node === undefined ? null : { length, node };
}
