/** How long decoding takes on this machine, without a draft and with one. */
import { median } from 'd3-array';
import type { EngineHost } from '../../engine/host';
import type { Logits } from '../../engine/logits';
import { passesAhead, readAll } from './draft-ahead';
import { tokensAdded } from './draft-pass';
import type { Drafter } from './drafter';
import { Reader } from '../reader/reader';
import type { ReadingSettings } from '../reader/reading-settings';
import { type SamplingSettings, sample } from '../sampling';
import type { Sequence } from '../text/sequence';
import type { LoadedModel } from '../session/session-state';
import { depthsOf } from './draft-tree';

export interface DraftMeasure {
  /** Tokens decoded per reading, with a draft and without. */
  readonly tokens: number;
  /** Positions drafted in a pass. */
  readonly count: number;
  /** Candidates per position. */
  readonly candidates: number;
  /** Wall-clock milliseconds per token, each the median of `repeats` readings: without a draft, and with it. */
  readonly milliseconds: { readonly plain: number; readonly drafted: number };
  /** Milliseconds of drafting one position, and of one pass of the target over all that was drafted; means over all readings. */
  readonly draft: number;
  readonly pass: number;
  /** Mean tokens per pass. */
  readonly perPass: number;
}

/** An odd number of readings each way, taken in turns, so that neither has the warmer caches. */
const repeats = 3;

export interface MeasureParts {
  readonly host: EngineHost;
  readonly model: LoadedModel;
  readonly reading: ReadingSettings;
  readonly sampling: SamplingSettings;
  readonly drafter: Drafter;
  readonly text: Sequence<number>;
}

/**
 * Decodes from the end of a text, with the draft and without. Overwrites the target's cache.
 * @param tokens to decode in each reading; a last pass may give a few more
 * @returns null when interrupted
 * @throws EngineError, DecodeError `not-numbers`
 */
export async function measureDraft(
  { host, model, reading, sampling, drafter, text }: MeasureParts,
  { tokens, count, candidates }: Pick<DraftMeasure, 'tokens' | 'count' | 'candidates'>,
  signal: AbortSignal,
): Promise<DraftMeasure | null> {
  const reader = new Reader(host, model.plan, () => undefined);
  reader.setSettings(reading);
  const totals = { drafted: 0, draft: 0, passes: 0, pass: 0, added: 0 };

  async function logitsOf(longer: Sequence<number>): Promise<Logits | undefined> {
    return (await readAll(reader, longer, longer.length - 1, signal)).at(-1)?.logits;
  }

  /** Milliseconds per token. */
  async function plain(logits: Logits): Promise<number> {
    const began = performance.now();
    let [longer, next]: [Sequence<number>, Logits | undefined] = [text, logits];
    for (let i = 0; i < tokens && next; i++) {
      longer = longer.push(sample(next, sampling, longer.length));
      next = await logitsOf(longer);
    }
    return (performance.now() - began) / tokens;
  }

  async function drafted(logits: Logits): Promise<number> {
    const began = performance.now();
    const parts = { reader, model, sampling, drafter, text, first: sample(logits, sampling, text.length) };
    let longer = text;
    for await (const { pass, text: grown } of passesAhead(parts, { count, candidates }, signal)) {
      longer = grown;
      totals.drafted += Math.max(0, ...depthsOf(pass.parents));
      totals.draft += pass.milliseconds.draft;
      totals.passes += 1;
      totals.pass += pass.milliseconds.target;
      totals.added += tokensAdded(pass);
      if (longer.length - text.length >= tokens) break;
    }
    return (performance.now() - began) / (longer.length - text.length);
  }

  const times: { readonly plain: number[]; readonly drafted: number[] } = { plain: [], drafted: [] };
  for (let i = 0; i < repeats; i++) {
    for (const [kind, decode] of Object.entries({ plain, drafted })) {
      // Both begin with the text cached by every reader that they use.
      const logits = await logitsOf(text);
      await drafter.propose(text, { count: 1, candidates: 1 }, { target: model, sampling, signal });
      if (!logits) return null;
      times[kind as keyof typeof times].push(await decode(logits));
      if (signal.aborted) return null;
    }
  }
  return {
    tokens,
    count,
    candidates,
    milliseconds: { plain: median(times.plain) ?? Number.NaN, drafted: median(times.drafted) ?? Number.NaN },
    draft: totals.draft / totals.drafted,
    pass: totals.pass / totals.passes,
    perPass: totals.added / totals.passes,
  };
}
