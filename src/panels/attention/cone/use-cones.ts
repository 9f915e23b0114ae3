/** What a changed token touches in the text as it was when it was last quiet. */
import { useEffect, useState } from 'react';
import { interventionsOf } from '../../../decode/reader/reading-settings';
import { logitOf, type Logits } from '../../../engine/logits';
import type { ModelSpec } from '../../../model/spec';
import { useDrawnSession } from '../../../store/react';
import { messageOf } from '../../../words/message-of';
import type { Text } from '../../data/text';
import { useQuietText } from '../../data/use-quiet';
import { type Cones, coneReads, readCones } from './read-cones';

/** Bytes of the residual stream of one reading; two are kept at a time. */
const mostBytes = 64 * 2 ** 20;
/** Multiplications of all readings that are done unasked; more would keep the engine for seconds. */
const unasked = 1e10;

/** How many tokens of a text are read. */
export function coneTokens({ width, layers }: Pick<ModelSpec, 'width' | 'layers'>, slots: number): number {
  return Math.min(slots, Math.floor(mostBytes / (4 * width * (layers.length + 1))));
}

export interface ConesRead {
  /** The text that was read, and as many of its tokens. */
  readonly text: Text;
  readonly tokens: number;
  readonly at: number;
  /** The token in place of the one at `at`. */
  readonly token: number;
  readonly cones: Cones;
}

export interface ConesState {
  /** The last that were read of this model; those of another choice until the next are there. */
  readonly read: ConesRead | null;
  /** Rows read, of how many; null while nothing is. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Multiplications, where they are so many that somebody has to ask for them. */
  readonly work: number | null;
  /** They are done unasked. */
  readonly isShort: boolean;
  readonly error: string | null;
  readonly start: () => void;
  readonly stop: () => void;
}

/**
 * @param at the changed token's index, at least 1
 * @param typed the token in its place; null: the likeliest other one there
 */
export function useCones(text: Text, at: number, typed: number | null): ConesState {
  const session = useDrawnSession();
  const quiet = useQuietText(text);
  const [read, setRead] = useState<(ConesRead & { readonly choice: string }) | null>(null);
  const [done, setDone] = useState({ choice: '', rows: 0 });
  const [failure, setFailure] = useState({ choice: '', message: '' });
  const [wish, setWish] = useState({ choice: '', wanted: false });
  const spec = quiet?.model?.spec;
  const tokens = quiet?.model && spec ? Math.min(quiet.length, coneTokens(spec, quiet.model.plan.slots)) : 0;
  const choice = JSON.stringify([spec?.id, quiet?.path.at(tokens - 1), quiet?.reading, tokens, at, typed]);
  const work = spec ? coneReads * tokens * workPerToken(spec) : 0;
  const total = coneReads * tokens;
  const canRead = at >= 1 && at < tokens;
  const wanted = wish.choice === choice ? wish.wanted : work <= unasked;
  useEffect(() => {
    const model = quiet?.model;
    if (!quiet || !model || model.recorded || !wanted || !canRead) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    const run = async (): Promise<void> => {
      const trace = typed === null ? await session.ensureTrace(at - 1, signal) : null;
      const all = Array.from({ length: tokens }, (_, i) => quiet.tokens.at(i) ?? 0);
      const token = typed ?? likeliestOther(trace?.logits, all[at]);
      if (token === null || signal.aborted) return;
      const changed = { tokens: all, at, token, interventions: interventionsOf(quiet.reading) };
      const cones = await session.readApart(async (host, now, inner) => {
        if (now !== model) return null;
        return readCones(host, now.plan, changed, AbortSignal.any([inner, signal]), (rows) => {
          if (!signal.aborted) setDone({ choice, rows });
        });
      }, signal);
      if (cones && !signal.aborted) setRead({ text: quiet, tokens, at, token, cones, choice });
    };
    run().catch((error: unknown) => {
      if (!signal.aborted) setFailure({ choice, message: messageOf(error) });
    });
    return () => stop.abort();
  }, [session, quiet, at, typed, tokens, canRead, wanted, choice]);
  const isRunning = wanted && canRead && read?.choice !== choice && failure.choice !== choice;
  return {
    read: read !== null && read.text.model === text.model && read.text.session === text.session ? read : null,
    progress: isRunning ? { done: done.choice === choice ? done.rows : 0, total } : null,
    work: !wanted && canRead ? work : null,
    isShort: work <= unasked,
    error: failure.choice === choice ? failure.message : null,
    start: () => setWish({ choice, wanted: true }),
    stop: () => setWish({ choice, wanted: false }),
  };
}

/** Multiplications of a token's matrices, about: attention and an MLP of four times the width. */
const workPerToken = ({ width, layers }: ModelSpec): number => 12 * layers.length * width ** 2;

/** The token with the largest logit but one. */
export function likeliestOther(logits: Logits | undefined, token: number | undefined): number | null {
  if (!logits) return null;
  const candidates = logits instanceof Float32Array ? logits.keys() : logits.tokens.values();
  let best: number | null = null;
  for (const other of candidates)
    if (other !== token && (best === null || logitOf(logits, other) > logitOf(logits, best))) best = other;
  return best;
}
