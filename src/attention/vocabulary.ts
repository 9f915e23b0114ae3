/** A model's two ends: tokens to rows of the embedding, and the last residual to logits. */
import type { ModelSpec } from '../model/spec';
import type { LayerPart } from './mechanism';
import { normedInput } from './norm-parts';
import type { LikeliestLayout, Op, PlanBuffer, TraceLayout, VectorPart } from './plan';
import { fieldOffsets } from './trace-layout';
import { type VocabularyPart, likeliestOf, partsOf } from './vocabulary-parts';

/** A buffer of the vocabulary's matrix for each of its parts; a matrix in one part has the plain name. */
function matrices(spec: ModelSpec, name: 'embedding' | 'output'): readonly (PlanBuffer & { readonly role: 'matrix' })[] {
  const parts = partsOf(spec);
  return parts.map(({ from, rows }, i) => ({
    name: parts.length === 1 ? `matrix.${name}` : `matrix.${name}.${i}`,
    role: 'matrix',
    tensors: [`${name}.weight`],
    rows,
    columns: spec.width,
    ...(parts.length === 1 ? {} : { from }),
  }));
}

export function buildEmbedding(spec: ModelSpec, residual: string): LayerPart {
  const { width, embeddingScale, learnedPositions } = spec;
  const embedding = matrices(spec, 'embedding');
  const positions: PlanBuffer | null =
    learnedPositions === undefined
      ? null
      : {
          name: 'matrix.positions',
          role: 'matrix',
          tensors: ['positions.weight'],
          rows: learnedPositions,
          columns: width,
        };
  const ops = embedding.map(
    ({ name, rows, from }): Op => ({
      kernel: positions === null ? 'embed' : 'embed_positions',
      layer: null,
      buffers: { embedding: name, residual, ...(positions === null ? {} : { positions: positions.name }) },
      params: {
        width,
        ...(embeddingScale === undefined ? {} : { scale: embeddingScale }),
        // Each part writes the rows of its own tokens.
        ...(from === undefined ? {} : { firstToken: from, tokenCount: rows }),
      },
      offsets: {},
    }),
  );
  const stays: PlanBuffer = { name: residual, role: 'scratch', width };
  return { buffers: [...embedding, ...(positions === null ? [] : [positions]), stays], ops };
}

export function buildLogits(spec: ModelSpec, trace: TraceLayout, residual: string): LayerPart {
  const { width, norm = 'rms', normEpsilon, logitCap } = spec;
  const likeliest = likeliestOf(spec);
  const shown = fieldOffsets(trace, null, ['residualNorm']);
  const context = { layer: null, name: 'model', width, residual, norm, normEpsilon };
  const normed = normedInput(context, 'norm', shown);
  const output = matrices(spec, spec.tiedEmbedding ? 'embedding' : 'output');
  const project = ({ name, rows, from = 0 }: (typeof output)[number], i: number): { op: Op; vector: PlanBuffer } => {
    const vector: PlanBuffer = {
      name: i === 0 ? 'vector.norm' : `vector.norm.${i}`,
      role: 'vector',
      parts: [...normed.parts, ...biasesOf(spec, { from, rows }, normed.parts.length === 0)],
    };
    const op: Op = {
      kernel: 'project_logits',
      layer: null,
      buffers: {
        residual: normed.input,
        matrix: name,
        vector: vector.name,
        ...(likeliest === null ? {} : { trace: allLogits.name }),
      },
      params: {
        width,
        vocabulary: rows,
        ...normed.params,
        ...(spec.outputBias ? { biased: 1 } : {}),
        ...(logitCap === undefined ? {} : { cap: logitCap }),
      },
      // In a buffer of their own, part behind part, and the norm behind all.
      offsets:
        likeliest === null
          ? fieldOffsets(trace, null, ['logits', 'residualNorm'])
          : { logits: from, residualNorm: spec.vocabulary },
    };
    return { op, vector };
  };
  const projected = output.map(project);
  const selected = likeliest === null ? { buffers: [], ops: [] } : selectLikeliest(spec, likeliest, trace);
  return {
    buffers: [
      ...normed.buffers,
      ...(spec.tiedEmbedding ? [] : output),
      ...projected.map(({ vector }) => vector),
      ...selected.buffers,
    ],
    ops: [...normed.ops, ...projected.map(({ op }) => op), ...selected.ops],
  };
}

/** The kernel reads four biases at a time; a binding needs something to be bound. */
function biasesOf({ outputBias }: ModelSpec, { from, rows }: VocabularyPart, isEmpty: boolean): readonly VectorPart[] {
  if (!outputBias) return [{ tensor: null, length: isEmpty ? 4 : 0 }];
  return [
    { tensor: 'output.bias', length: rows, from },
    { tensor: null, length: -rows & 3 },
  ];
}

const allLogits = { name: 'logits', role: 'scratch', width: 0 } as const satisfies PlanBuffer;

/** The likeliest of every chunk of the vocabulary, then those of all chunks. */
function selectLikeliest(
  { vocabulary, norm }: ModelSpec,
  { count, part, chunk }: LikeliestLayout,
  trace: TraceLayout,
): LayerPart {
  const chunks = Math.ceil(vocabulary / chunk);
  const params = { vocabulary, part, chunk, count };
  const candidates: PlanBuffer = { name: 'candidates', role: 'scratch', width: chunks * (2 * count + 2) };
  return {
    buffers: [{ ...allLogits, width: vocabulary + 1 }, candidates],
    ops: [
      {
        kernel: 'likeliest_of_chunks',
        layer: null,
        buffers: { logits: allLogits.name, candidates: candidates.name },
        params,
        offsets: {},
      },
      {
        kernel: 'likeliest',
        layer: null,
        buffers: { logits: allLogits.name, candidates: candidates.name },
        // LayerNorm has shown the residual's length already.
        params: { ...params, shown: norm === 'layer' ? 0 : 1 },
        offsets: fieldOffsets(trace, null, ['topLogits', 'topTokens', 'logSum', 'followingLogit', 'residualNorm']),
      },
    ],
  };
}
