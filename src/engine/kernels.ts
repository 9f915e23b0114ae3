/** Every kernel by name: its bindings, its constants, its geometry, its WGSL and its TypeScript reference. A new kernel is one entry, here or in state-kernels.ts. */
import attendSource from '../../shaders/attend.wgsl?raw';
import attendLatentSource from '../../shaders/attend_latent.wgsl?raw';
import embedPositionsSource from '../../shaders/embed_positions.wgsl?raw';
import embedSource from '../../shaders/embed.wgsl?raw';
import gateHeadsSource from '../../shaders/gate_heads.wgsl?raw';
import likeliestOfChunksSource from '../../shaders/likeliest_of_chunks.wgsl?raw';
import likeliestSource from '../../shaders/likeliest.wgsl?raw';
import mixFactorsSource from '../../shaders/mix_factors.wgsl?raw';
import normaliseHeadsSource from '../../shaders/normalise_heads.wgsl?raw';
import normaliseLatentSource from '../../shaders/normalise_latent.wgsl?raw';
import normaliseSource from '../../shaders/normalise.wgsl?raw';
import projectAddSource from '../../shaders/project_add.wgsl?raw';
import projectFactorsSource from '../../shaders/project_factors.wgsl?raw';
import projectGatedSource from '../../shaders/project_gated.wgsl?raw';
import projectLatentSource from '../../shaders/project_latent.wgsl?raw';
import projectLogitsSource from '../../shaders/project_logits.wgsl?raw';
import projectNormedSource from '../../shaders/project_normed.wgsl?raw';
import projectOutSource from '../../shaders/project_out.wgsl?raw';
import projectPlainSource from '../../shaders/project_plain.wgsl?raw';
import projectQkvSource from '../../shaders/project_qkv.wgsl?raw';
import scoreFactorsSource from '../../shaders/score_factors.wgsl?raw';
import { attend } from './cpu/attend';
import { attendLatent } from './cpu/attend_latent';
import { embed } from './cpu/embed';
import { embedPositions } from './cpu/embed_positions';
import { gateHeads } from './cpu/gate_heads';
import { likeliest } from './cpu/likeliest';
import { likeliestOfChunks } from './cpu/likeliest_of_chunks';
import { mixFactors } from './cpu/mix_factors';
import { normalise } from './cpu/normalise';
import { normaliseHeads } from './cpu/normalise_heads';
import { normaliseLatent } from './cpu/normalise_latent';
import { projectAdd } from './cpu/project_add';
import { projectFactors } from './cpu/project_factors';
import { projectGated } from './cpu/project_gated';
import { projectLatent } from './cpu/project_latent';
import { projectLogits } from './cpu/project_logits';
import { projectNormed } from './cpu/project_normed';
import { projectOut } from './cpu/project_out';
import { projectPlain } from './cpu/project_plain';
import { projectQkv } from './cpu/project_qkv';
import { scoreFactors } from './cpu/score_factors';
import { type Kernel, inTiles, param, read, write } from './kernel';
import { shaderSource } from './shader-source';
import { stateKernels } from './state-kernels';

/** Threads of a workgroup of `embed`, four numbers each. */
const embedThreads = 16;

/** Threads of a workgroup of `score_factors`, one per live slot. */
const scoreThreads = 64;

const attendParams = ['heads', 'keyValueHeads', 'headWidth', 'slots', 'interleaved', 'window', 'extraLogit', 'fixed'] as const;

export const kernels: Readonly<Record<string, Kernel>> = {
  embed: {
    bindings: [...read('step', 'embedding'), ...write('residual')],
    params: ['width', 'scale', 'firstToken', 'tokenCount'],
    offsets: [],
    dispatch: (params, rows) => [Math.ceil(param(params, 'width') / 4 / embedThreads), rows, 1],
    wgsl: (variant) => shaderSource(embedSource, variant),
    cpu: embed,
  },
  embed_positions: {
    bindings: [...read('step', 'embedding', 'positions'), ...write('residual')],
    params: ['width', 'scale', 'firstToken', 'tokenCount'],
    offsets: [],
    dispatch: (params, rows) => [Math.ceil(param(params, 'width') / 4 / embedThreads), rows, 1],
    wgsl: (variant) => shaderSource(embedPositionsSource, variant),
    cpu: embedPositions,
  },
  normalise: {
    bindings: [...read('step', 'vector', 'input'), ...write('output', 'trace')],
    params: ['width', 'normEpsilon', 'centred', 'adds', 'shown'],
    offsets: ['residualNorm'],
    dispatch: (_params, rows) => [1, rows, 1],
    wgsl: (variant) => shaderSource(normaliseSource, variant),
    cpu: normalise,
  },
  normalise_heads: {
    bindings: [...read('step', 'vector'), ...write('query', 'key')],
    params: ['heads', 'keyValueHeads', 'headWidth', 'slots', 'normEpsilon', 'centred'],
    offsets: [],
    dispatch: (params, rows) => [param(params, 'heads') + param(params, 'keyValueHeads'), rows, 1],
    wgsl: (variant) => shaderSource(normaliseHeadsSource, variant),
    cpu: normaliseHeads,
  },
  project_qkv: {
    bindings: [...read('step', 'matrix', 'vector', 'residual'), ...write('query', 'key', 'value', 'trace')],
    params: ['width', 'heads', 'keyValueHeads', 'headWidth', 'slots', 'normEpsilon', 'prenormed'],
    offsets: ['residualNorm'],
    dispatch: inTiles((params) => (param(params, 'heads') + 2 * param(params, 'keyValueHeads')) * param(params, 'headWidth')),
    wgsl: (variant) => shaderSource(projectQkvSource, variant),
    cpu: projectQkv,
  },
  attend: {
    bindings: [...read('step', 'query', 'key', 'value', 'rope', 'sinkKey'), ...write('headOutput', 'trace')],
    params: [...attendParams, 'rotated', 'scale', 'cap', 'weighting'],
    offsets: ['attention', 'firstHead', 'keyNorm', 'valueNorm'],
    dispatch: (params, rows) => [param(params, 'heads'), rows, 1],
    wgsl: (variant) => shaderSource(attendSource, variant),
    cpu: attend,
  },
  gate_heads: {
    bindings: [...read('step', 'matrix', 'vector', 'residual'), ...write('headOutput', 'trace')],
    params: ['width', 'heads', 'headWidth', 'normEpsilon', 'prenormed'],
    offsets: ['gates'],
    dispatch: inTiles((params) => param(params, 'heads')),
    wgsl: (variant) => shaderSource(gateHeadsSource, variant),
    cpu: gateHeads,
  },
  project_factors: {
    bindings: [...read('step', 'matrix', 'vector', 'residual'), ...write('query', 'keyFactors', 'valueFactors', 'trace')],
    params: ['width', 'heads', 'headWidth', 'queryRank', 'keyRank', 'valueRank', 'normEpsilon', 'prenormed'],
    offsets: ['residualNorm', 'aKey', 'bKey', 'aValue', 'bValue'],
    dispatch: inTiles(
      (params) =>
        (param(params, 'queryRank') + param(params, 'keyRank') + param(params, 'valueRank')) *
        (param(params, 'heads') + param(params, 'headWidth')),
    ),
    wgsl: (variant) => shaderSource(projectFactorsSource, variant),
    cpu: projectFactors,
  },
  score_factors: {
    bindings: [...read('step', 'query', 'keyFactors', 'rope'), ...write('trace')],
    params: ['heads', 'headWidth', 'queryRank', 'keyRank', 'interleaved', 'fixed'],
    offsets: ['attention'],
    dispatch: (_params, rows, _lanes, live) => [Math.ceil(live / scoreThreads), rows, 1],
    wgsl: (variant) => shaderSource(scoreFactorsSource, variant),
    cpu: scoreFactors,
  },
  mix_factors: {
    bindings: [...read('step', 'keyFactors', 'valueFactors'), ...write('headOutput', 'trace')],
    params: ['heads', 'headWidth', 'keyRank', 'valueRank', 'fixed'],
    offsets: ['attention', 'firstHead', 'keyNorm', 'valueNorm'],
    dispatch: (params, rows) => [param(params, 'heads'), rows, 1],
    wgsl: (variant) => shaderSource(mixFactorsSource, variant),
    cpu: mixFactors,
  },
  project_latent: {
    bindings: [...read('step', 'matrix', 'vector', 'residual'), ...write('query', 'rawLatent', 'rotaryKey', 'trace')],
    params: ['width', 'queries', 'latentWidth', 'rotaryWidth', 'normEpsilon', 'prenormed'],
    offsets: ['residualNorm', 'rotaryKey'],
    dispatch: inTiles((params) => param(params, 'queries') + param(params, 'latentWidth') + param(params, 'rotaryWidth')),
    wgsl: (variant) => shaderSource(projectLatentSource, variant),
    cpu: projectLatent,
  },
  normalise_latent: {
    bindings: [...read('step', 'vector', 'rawLatent'), ...write('latent', 'trace')],
    params: ['latentWidth', 'normEpsilon'],
    offsets: ['latent'],
    dispatch: inTiles((params) => param(params, 'latentWidth')),
    wgsl: (variant) => shaderSource(normaliseLatentSource, variant),
    cpu: normaliseLatent,
  },
  attend_latent: {
    bindings: [...read('step', 'matrix', 'query', 'latent', 'rotaryKey', 'rope'), ...write('headOutput', 'trace')],
    params: ['heads', 'headWidth', 'latentWidth', 'rotaryWidth', 'interleaved', 'fixed'],
    offsets: ['attention', 'firstHead', 'keyNorm', 'valueNorm'],
    dispatch: (params, rows) => [param(params, 'heads'), rows, 1],
    wgsl: (variant) => shaderSource(attendLatentSource, variant),
    cpu: attendLatent,
  },
  project_normed: {
    bindings: [...read('step', 'matrix', 'vector', 'input'), ...write('output')],
    params: ['outputs', 'columns', 'normEpsilon', 'prenormed'],
    offsets: [],
    dispatch: inTiles((params) => param(params, 'outputs')),
    wgsl: (variant) => shaderSource(projectNormedSource, variant),
    cpu: projectNormed,
  },
  project_add: {
    bindings: [...read('step', 'matrix', 'input'), ...write('residual')],
    params: ['outputs', 'columns'],
    offsets: [],
    dispatch: inTiles((params) => param(params, 'outputs')),
    wgsl: (variant) => shaderSource(projectAddSource, variant),
    cpu: projectAdd,
  },
  project_out: {
    bindings: [...read('step', 'matrix', 'vector', 'input'), ...write('output')],
    params: ['outputs', 'columns', 'adds'],
    offsets: [],
    dispatch: inTiles((params) => param(params, 'outputs')),
    wgsl: (variant) => shaderSource(projectOutSource, variant),
    cpu: projectOut,
  },
  project_gated: {
    bindings: [...read('step', 'matrix', 'vector', 'residual'), ...write('hidden')],
    params: ['width', 'hidden', 'normEpsilon', 'prenormed', 'activation', 'biased'],
    offsets: [],
    dispatch: inTiles((params) => param(params, 'hidden')),
    wgsl: (variant) => shaderSource(projectGatedSource, variant),
    cpu: projectGated,
  },
  project_plain: {
    bindings: [...read('step', 'matrix', 'vector', 'residual'), ...write('hidden')],
    params: ['width', 'hidden', 'normEpsilon', 'prenormed', 'activation'],
    offsets: [],
    dispatch: inTiles((params) => param(params, 'hidden')),
    wgsl: (variant) => shaderSource(projectPlainSource, variant),
    cpu: projectPlain,
  },
  project_logits: {
    bindings: [...read('step', 'matrix', 'vector', 'residual'), ...write('trace')],
    params: ['width', 'vocabulary', 'normEpsilon', 'prenormed', 'biased', 'cap'],
    offsets: ['logits', 'residualNorm'],
    dispatch: inTiles((params) => param(params, 'vocabulary')),
    wgsl: (variant) => shaderSource(projectLogitsSource, variant),
    cpu: projectLogits,
  },
  likeliest_of_chunks: {
    bindings: [...read('step', 'logits'), ...write('candidates')],
    params: ['vocabulary', 'part', 'chunk', 'count'],
    offsets: [],
    dispatch: (params, rows) => [Math.ceil(param(params, 'vocabulary') / param(params, 'chunk')), rows, 1],
    wgsl: (variant) => shaderSource(likeliestOfChunksSource, variant),
    cpu: likeliestOfChunks,
  },
  likeliest: {
    bindings: [...read('step', 'logits', 'candidates'), ...write('trace')],
    params: ['vocabulary', 'part', 'chunk', 'count', 'shown'],
    offsets: ['topLogits', 'topTokens', 'logSum', 'followingLogit', 'residualNorm'],
    dispatch: (_params, rows) => [1, rows, 1],
    wgsl: (variant) => shaderSource(likeliestSource, variant),
    cpu: likeliest,
  },
  ...stateKernels,
};

/** @throws RangeError for a kernel that does not exist. */
export function kernelOf(name: string): Kernel {
  const kernel = kernels[name];
  if (kernel === undefined) throw new RangeError(`there is no kernel ${name}`);
  return kernel;
}
