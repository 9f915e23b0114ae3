/** A model's bytes and its recorded loss, as equations with their numbers. */
import type { CacheLayout } from '../../../attention/cache-layout';
import { wordsOf } from '../../../words';
import { bytesRow } from '../../data/cache-terms';
import { texCount, texFixed } from '../../kit/tex-numbers';

const say = wordsOf('lossAgainstBytes').inEquation;

/** @param loss in nats per token */
export function lossRow(layout: CacheLayout, tokens: number, loss: number): string {
  return String.raw`${bytesRow(layout, tokens, `(${texCount(tokens)})`)}, \qquad \text{${say.loss}} = ${texFixed(loss, 3)}`;
}
