/** Answers what the page that embeds this one asks. Loaded where there is one. */
import type { Keepsake } from '../../store/keepsake';
import { parseState } from '../../store/properties';
import type { KeepsakeScript } from '../../store/scripting';
import { words } from '../../words';
import { messageOf } from '../../words/message-of';
import { type Answer, type Request, idOf, isAddressed, requestSchema } from './messages';
import { send } from './send';
import * as v from 'valibot';

/**
 * Answers the embedding page, and no other window. What is sent to it unasked says nothing of the text: it may be of any origin.
 * @param shown resolves when what the address holds is shown
 */
export function answerParent(keepsake: Keepsake, script: KeepsakeScript, shown: Promise<unknown>): void {
  /** The origins that want to hear of every change. */
  const watchers = new Set<string>();

  const state = (id?: Request['id']): Answer => ({
    type: 'state',
    ...(id === undefined ? {} : { id }),
    link: new URL(script.link()).hash.slice(1),
    tokens: script.tokens(),
    text: script.text(),
  });

  const tellWatchers = (): void => {
    for (const origin of watchers) send(state(), origin);
  };

  async function answer(request: Request, origin: string): Promise<Answer | null> {
    const done = { type: 'done', id: request.id } as const;
    switch (request.type) {
      case 'ping':
        return isReady(keepsake) ? { type: 'ready', id: request.id } : null;
      case 'state':
        return state(request.id);
      case 'watch':
        watchers.add(origin);
        return state(request.id);
      case 'step':
        await script.step(request.count);
        return done;
      case 'back':
        await script.back(request.count);
        return done;
      case 'restore': {
        // How it is embedded and what it speaks are the frame's address's.
        const { embed, language } = keepsake.display.getState();
        await script.restore({ ...parseState(request.link).state, embed, language });
        tellWatchers();
        return done;
      }
    }
  }

  const onMessage = ({ source, origin, data }: MessageEvent): void => {
    if (source !== window.parent || !isAddressed(data)) return;
    const to = origin === 'null' ? '*' : origin;
    const parsed = v.safeParse(requestSchema, data);
    if (!parsed.success) return send({ type: 'refused', id: idOf(data), why: words.app.embed.malformed }, to);
    answer(parsed.output, to)
      .then((said) => said && send(said, to))
      .catch((error: unknown) => send({ type: 'refused', id: parsed.output.id, why: messageOf(error) }, to));
  };
  window.addEventListener('message', onMessage);
  keepsake.session.state.subscribe((now, before) => {
    if (now.path !== before.path && isReady(keepsake)) tellWatchers();
  });
  // Where it fails, the frame says why.
  shown.then(
    () => send({ type: 'ready' }, '*'),
    () => undefined,
  );
}

const isReady = (keepsake: Keepsake): boolean => !keepsake.isRestoring() && keepsake.session.state.getState().phase === 'ready';
