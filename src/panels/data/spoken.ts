/** What a step's pictures show, in one sentence: for those who hear the page. */
import { greatestIndex } from 'd3-array';
import { cacheBytes } from '../../attention/cache-bytes';
import { chancesOf } from '../../decode/next-token';
import type { Session } from '../../decode/session/session';
import { headRow } from '../../insight/attention';
import { liveAt } from '../../insight/cache';
import { words } from '../../words';
import { tokenText } from './text';

const place = words.panels.place;

/** The newest token, where the head looks from it, the likeliest next token, and the bytes of the cache; null while there is nothing to say. */
export function spokenStep(
  { state, trace: traceOf }: Pick<Session, 'state' | 'trace'>,
  layer: number,
  head: number,
): string | null {
  const { model, tokens, length, reading, sampling } = state.getState();
  const row = length - 1;
  const trace = row < 0 ? undefined : traceOf(row);
  if (!model || !trace) return null;
  const label = (index: number): string => tokenText(model, tokens.at(index) ?? 0);
  const weights = headRow(trace, layer, head);
  const top = weights && greatestIndex(weights, (a, b) => (a || 0) - (b || 0));
  const next = chancesOf(trace, sampling).first(1)[0];
  return words.app.spokenStep({
    token: place.token(row, label(row)),
    head: place.headInWords(layer, head),
    looksAt: top === null || top === undefined || weights?.[top] === 0 ? null : place.token(top, label(top)),
    share: place.percent(weights?.[top ?? 0] ?? 0),
    next: next ? tokenText(model, next.token) : '',
    // Where the settings' cut is not known, the chance before it.
    chance: place.percent(next ? (Number.isNaN(next.probability) ? next.raw : next.probability) : 0),
    bytes: place.bytes(cacheBytes(model.layout, liveAt(trace, row, reading)).total),
  });
}
