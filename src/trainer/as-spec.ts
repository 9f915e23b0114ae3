import { parseSpec } from '../model/parse-spec';
import type { ModelSpec } from '../model/spec';
import { type TrainerSettings, shape } from './settings';

/** The spec of a model that was trained here, as `backcopy` in training/zoo/common_backcopy.py writes it. @throws ModelError `bad-spec` */
export function trainedSpec({ weighting, gate, mlp, start }: TrainerSettings, id: string, name: string): ModelSpec {
  const spec = parseSpec({
    format: 1,
    id: 'trained',
    name,
    vocabulary: shape.vocabulary,
    width: shape.width,
    context: 1024,
    trainedContext: shape.length,
    start: start ? [0] : [],
    normEpsilon: shape.normEpsilon,
    tiedEmbedding: false,
    layers: [
      {
        attention: {
          kind: 'softmax',
          heads: 1,
          keyValueHeads: 1,
          headWidth: shape.width,
          rope: { base: shape.ropeBase, pairing: 'halves' },
          bias: true,
          window: null,
          extraLogit: weighting === 'softmax-one' ? 'zero' : weighting === 'sink-logit' ? 'logit' : 'none',
          ...(gate ? { gate: 'head' } : {}),
          ...(weighting === 'relu' ? { weighting: 'relu' } : {}),
        },
        mlp: mlp ? { kind: 'swiglu', hidden: shape.hidden } : null,
      },
    ],
  });
  // Ids of a visitor's own models have other letters than those of a document.
  return { ...spec, id };
}
