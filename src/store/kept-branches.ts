/**
 * What a text has beside its path is in no link. The tab remembers it while the page loads again (another language, a newer version, the browser's own
 * button), and the same text has it again.
 */
import * as v from 'valibot';
import type { Session } from '../decode/session/session';
import { branchesOf, graft } from '../decode/text/branches';

const key = 'keepsake-branches';
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const schema = v.object({
  model: v.string(),
  promptLength: whole,
  /** Of the path that they are beside. */
  tokens: v.array(whole),
  branches: v.array(
    v.object({ parent: whole, token: whole, origin: v.picklist(['start', 'prompt', 'sampled', 'chosen', 'drafted']) }),
  ),
});

type Kept = v.InferOutput<typeof schema>;

/** Has the tab remember the branches of the text that is read; those of a text that is not read yet are left as they are remembered. */
export function keepBranches({ state }: Session): void {
  const { phase, model, nodes, path, tokens, promptLength } = state.getState();
  if (phase !== 'ready' || !model) return;
  const branches = [...branchesOf(nodes, path)];
  const kept: Kept = { model: model.entry.id, promptLength, tokens: [...tokens], branches };
  try {
    if (branches.length > 0) sessionStorage.setItem(key, JSON.stringify(kept));
    else sessionStorage.removeItem(key);
  } catch {
    // No storage is allowed here, or there is too much to keep.
  }
}

/** Gives the text the branches that the tab remembers, if they are of the same text, and has it forget them. */
export function takeBranches({ state }: Session): void {
  const kept = remembered();
  const { model, path, tokens, promptLength } = state.getState();
  if (!kept || !model) return;
  const isSame =
    kept.model === model.entry.id &&
    kept.promptLength === promptLength &&
    kept.tokens.every((token, i) => token === tokens.at(i));
  const areKnown = kept.branches.every(({ token }) => token < model.spec.vocabulary);
  if (isSame && areKnown) state.setState(({ nodes }) => ({ nodes: graft(nodes, path, kept.tokens.length, kept.branches) }));
}

function remembered(): Kept | null {
  try {
    const found = v.safeParse(schema, JSON.parse(sessionStorage.getItem(key) ?? 'null'));
    sessionStorage.removeItem(key);
    return found.success ? found.output : null;
  } catch {
    return null;
  }
}
