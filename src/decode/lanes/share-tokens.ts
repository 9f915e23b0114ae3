/** Whether two models write with the same tokens. */
import type { LoadedModel } from '../session/session-state';

const shared = new WeakMap<LoadedModel, WeakMap<LoadedModel, boolean>>();

/** Whether two models write the same tokens for the same ids, as far as both have them. */
export function shareTokens(a: LoadedModel, b: LoadedModel): boolean {
  const known = shared.get(a) ?? new WeakMap<LoadedModel, boolean>();
  shared.set(a, known);
  const answer = known.get(b) ?? sameTokens(a, b);
  known.set(b, answer);
  return answer;
}

function sameTokens({ tokenizer: a }: LoadedModel, { tokenizer: b }: LoadedModel): boolean {
  if (a === b) return true;
  for (let token = 0; token < Math.min(a.size, b.size); token++) {
    const [x, y] = [a.piece(token), b.piece(token)];
    if (x.special !== y.special || x.bytes.length !== y.bytes.length) return false;
    if (!x.bytes.every((byte, i) => byte === y.bytes[i])) return false;
  }
  return true;
}

/** Whether one model can draft for another: both write with the same tokens. */
export function canDraft(draft: LoadedModel, target: LoadedModel): boolean {
  return draft.spec.vocabulary === target.spec.vocabulary && shareTokens(draft, target);
}
