/** What was asked of one session while other things were under way, asked of another one thing after another. */
import type { ReadingSettings } from '../../../src/decode/reader/reading-settings';
import type { Session } from '../../../src/decode/session/session';
import { childWith } from '../../../src/decode/text/token-tree';
import type { Entry } from './stage';

/** Asks another session for all that was done, one thing after another. */
export async function replay(log: readonly Entry[], other: Session): Promise<void> {
  for (const { command, branch, cut, outcome } of log) {
    const overtaken = outcome?.overtaken ?? false;
    const steps = outcome?.steps ?? (command.kind === 'step' ? command.count : 0);
    switch (command.kind) {
      case 'prompt':
        // One that was overtaken was so by another text, or by what read it to its end.
        await other.prompt(command.text);
        break;
      case 'step':
        if (steps > 0) await other.step(steps);
        break;
      case 'back':
        if (!overtaken) await other.back(command.count);
        break;
      case 'goTo':
        if (!overtaken) await other.goTo(command.count);
        break;
      case 'choose':
        if (!overtaken) await other.choose(command.token, command.at ?? undefined);
        else if (outcome?.moved) await other.goTo(command.at ?? 0);
        break;
      case 'switchTo':
        if (!overtaken) await other.switchTo(nodeOf(other, branch ?? []));
        break;
      case 'rerun':
        if (overtaken && cut) await again(other, command.change, steps);
        else await other.rerun(command.change);
        break;
      case 'backend':
        if (overtaken && cut) await again(other, {}, steps);
        break;
      default:
    }
  }
}

/** Reads the prompt another way, and decodes as many tokens. */
async function again(session: Session, change: Partial<ReadingSettings>, steps: number): Promise<void> {
  const { reading, promptText, tokens, promptLength } = session.state.getState();
  session.configure({ ...reading, ...change });
  await session.prompt(promptText);
  // A branch may have left the text within the prompt.
  for (const [i, token] of tokens.slice(0, promptLength).entries())
    if (session.state.getState().tokens.at(i) !== token) await session.choose(token, i);
  await session.step(steps);
}

/** The node at which a branch ends. */
function nodeOf({ state }: Session, branch: readonly number[]): number {
  const { nodes } = state.getState();
  let node = nodes.first;
  for (const token of branch.slice(1)) node = childWith(nodes, node, token) ?? -1;
  return node;
}
