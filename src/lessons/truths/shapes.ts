/** What published models would keep: computed, as the calculator does. */
import * as v from 'valibot';
import { breakEvenRank } from '../../insight/shapes/break-even';
import { cards, memoryOf } from '../../insight/shapes/cards';
import { contexts } from '../../insight/shapes/contexts';
import { costOf, longestContext } from '../../insight/shapes/cost';
import { type MechanismId, alternativesOf, mechanismIds } from '../../insight/shapes/mechanisms';
import { type PublishedShape, publishedShapes } from '../../insight/shapes/published';
import { layoutOf } from '../../insight/shapes/shape';
import { aText, aWhole, oneOf } from '../../store/schemas';
import { inBytes, unitOf } from './amounts';
import { truth } from './truth';

const aBits = oneOf(['16', '8', '4'] as const);
const most = 2 ** 31;

/** A published model by its id, and another mechanism in its shape; bits per cached number. */
const aShape = { shape: aText, mechanism: v.exactOptional(oneOf(mechanismIds)), bits: aBits } as const;

/** Tokens in the window of mechanisms with one. */
const windowSize = 1024;

function shapeOf(id: string): PublishedShape {
  const shape = publishedShapes.find((each) => each.id === id);
  if (!shape) throw new RangeError(`no published model ${id}`);
  return shape;
}

function layoutWith(id: string, mechanism: MechanismId | undefined, bits: string) {
  const shape = shapeOf(id);
  const layers =
    mechanism === undefined ? shape.layers : alternativesOf(shape, windowSize).find((each) => each.id === mechanism)?.layers;
  if (!layers) throw new RangeError(`${id} cannot have ${mechanism}`);
  return layoutOf(layers, Number(bits));
}

const weightBytes = (id: string, bits: string): number => ((shapeOf(id).parameters ?? Number.NaN) * Number(bits)) / 8;

export const shapeTruths = {
  /** Layers of a published model. */
  shapeLayers: truth({ shape: aText }, (_, { shape }) => shapeOf(shape).layers.length),
  shapeHeads: truth({ shape: aText }, (_, { shape }) => shapeOf(shape).heads),
  shapeKeyValueHeads: truth({ shape: aText }, (_, { shape }) => shapeOf(shape).keyValueHeads ?? Number.NaN),
  shapeHeadWidth: truth({ shape: aText }, (_, { shape }) => shapeOf(shape).headWidth),
  /** Bytes of the caches of some texts, each of this many tokens. */
  shapeBytes: truth(
    { ...aShape, tokens: aWhole(1, most), batch: aWhole(1, most), ...inBytes },
    (_, { shape, mechanism, bits, tokens, batch, unit }) =>
      costOf(layoutWith(shape, mechanism, bits), tokens, batch) / unitOf(unit),
  ),
  /** The longest text that it was made for, in tokens. */
  shapeContext: truth({ shape: aText }, (_, { shape }) => contexts[shape]?.tokens ?? Number.NaN),
  /** GB with which a card is sold, by its name. */
  cardSold: truth({ card: aText }, (_, { card }) => cards.find(({ name }) => name === card)?.sold ?? Number.NaN),
  /** Bytes of its weights. */
  shapeWeights: truth({ shape: aText, bits: aBits, ...inBytes }, (_, { shape, bits, unit }) => {
    return weightBytes(shape, bits) / unitOf(unit);
  }),
  /** The longest text whose cache fits beside the weights on a card, by the card's name. */
  shapeFits: truth({ ...aShape, card: aText, weights: aBits }, (_, { shape, mechanism, bits, card, weights }) => {
    const found = cards.find(({ name }) => name === card);
    const room = found ? memoryOf(found) - weightBytes(shape, weights) : Number.NaN;
    return longestContext(layoutWith(shape, mechanism, bits), 1, room) ?? 0;
  }),
  /** The most pairs of factors, of a key and a value together, that are fewer numbers than this many key/value heads. */
  mostFactors: truth(
    { heads: aWhole(1, 10_000), headWidth: aWhole(1, 10_000), keyValueHeads: aWhole(1, 10_000) },
    (_, { keyValueHeads, ...shape }) => Math.ceil(breakEvenRank(shape, keyValueHeads)) - 1,
  ),
};
