/** The model that a GGUF describes: its metadata becomes a spec, its names are one layout for all families. */
import type { LayerSpec, MlpSpec, ModelSpec } from '../../spec';
import { isGated } from '../../mlp-spec';
import { CheckpointError } from '../errors';
import type { Gguf } from '../gguf';
import { type Blueprint, type Recipe, linear, matrix, norm, vector } from '../recipe';
import { Settings, mostLayers } from '../settings';
import type { StoredTensors } from '../stored-tensor';
import type { Surroundings } from './family';
import { type GgufFamily, ggufFamilies } from './gguf-families';
import { ggufScaling } from './gguf-rope';
import { type Heads, headWidth, ropeOf, softmax, specOf } from './spec-parts';

type Tensors = Pick<StoredTensors, 'tensor'>;

/**
 * @param file the GGUF's name
 * @throws CheckpointError `unknown-family`, `bad-setting`, `unsupported-setting`, `unsupported`, `missing-tensor` or `tensor-shape`
 */
export async function readGgufModel(
  gguf: Gguf,
  file: string,
  surroundings: Surroundings,
): Promise<Blueprint & { readonly family: string }> {
  const architecture = new Settings(file, (key) => gguf.metadata.get(key)).text('general.architecture');
  const settings = new Settings(file, (key) => gguf.metadata.get(`${architecture}.${key}`));
  const family = Object.hasOwn(ggufFamilies, architecture) ? ggufFamilies[architecture] : undefined;
  if (family === undefined)
    throw new CheckpointError('unknown-family', {
      family: architecture.slice(0, 60),
      known: Object.values(ggufFamilies).map(({ name }) => name),
    });
  if (settings.value('expert_count') !== null && settings.value('expert_count') !== 0)
    throw new CheckpointError('unsupported', { family: family.name, what: 'experts' });
  const spec = await readSpec(settings, family, gguf, surroundings);
  return { spec, recipes: recipesOf(spec, family, gguf), family: family.name };
}

async function readSpec(
  settings: Settings,
  family: GgufFamily,
  tensors: Tensors,
  surroundings: Surroundings,
): Promise<ModelSpec> {
  const width = settings.count('embedding_length');
  const layers = settings.count('block_count', undefined, mostLayers);
  const heads = headsIn(settings, width);
  const hidden = settings.count('feed_forward_length');
  const trainedContext = settings.count('context_length');
  const context = Math.min(surroundings.context, trainedContext);
  const rotated = family.learnedPositions ? 0 : settings.count('rope.dimension_count', heads.headWidth);
  if (rotated > heads.headWidth) throw settings.wrong('rope.dimension_count', 'count', rotated);
  const scaling = rotated > 0 ? await ggufScaling(settings, tensors, rotated / 2, context) : undefined;
  const base = settings.positive('rope.freq_base', 10_000);
  const has = (name: string): boolean => tensors.tensor(name) !== undefined;
  const fusedBias = has('blk.0.attn_qkv.bias');
  const parallel = family.parallel?.(settings, tensors);
  const mlp: MlpSpec = family.mlp(hidden);
  const layer = (index: number): LayerSpec => {
    const { base: ownBase = base, scaled = true, ...own } = family.attention?.(settings, index) ?? {};
    const prefix = `blk.${index}`;
    return {
      attention: softmax({
        ...heads,
        rope: ropeOf(heads.headWidth, ownBase, {
          rotated,
          pairing: family.pairing,
          ...(scaling && scaled ? { scaling } : {}),
        }),
        bias: fusedBias || has(`${prefix}.attn_q.bias`),
        ...(fusedBias || has(`${prefix}.attn_v.bias`) ? { valueBias: true } : {}),
        ...(has(`${prefix}.attn_output.bias`) ? { outputBias: true } : {}),
        ...(has(`${prefix}.attn_q_norm.weight`) ? { queryKeyNorm: family.norm } : {}),
        ...own,
        ...(settings.has('attention.scale') ? { scale: settings.positive('attention.scale') } : {}),
      }),
      mlp,
      ...(parallel ? { parallel } : {}),
      ...(family.normsAfter ? { normsAfter: true } : {}),
    };
  };
  return specOf(surroundings, {
    vocabulary: rowsOf(tensors, 'token_embd.weight', width),
    width,
    trainedContext,
    ...(family.learnedPositions ? { learnedPositions: rowsOf(tensors, 'position_embd.weight', width) } : {}),
    ...(family.norm === 'layer' ? { norm: family.norm } : {}),
    normEpsilon: settings.positive(['attention.layer_norm_rms_epsilon', 'attention.layer_norm_epsilon'], 1e-5),
    ...(family.scaledEmbedding ? { embeddingScale: Math.sqrt(width) } : {}),
    ...(family.logitCap ? { logitCap: settings.positive('final_logit_softcapping', 30) } : {}),
    tiedEmbedding: !has('output.weight'),
    ...(has('output.bias') ? { outputBias: true } : {}),
    layers: Array.from({ length: layers }, (_, index) => layer(index)),
  });
}

function headsIn(settings: Settings, width: number): Heads {
  const heads = settings.count('attention.head_count');
  const keyValueHeads = settings.count('attention.head_count_kv', heads);
  if (heads % keyValueHeads !== 0) throw settings.wrong('attention.head_count_kv', 'count', keyValueHeads);
  const own = settings.has('attention.key_length');
  const d = own ? settings.count('attention.key_length') : headWidth(settings, width, heads, 'attention.head_count');
  if (settings.count('attention.value_length', d) !== d)
    throw new CheckpointError('unsupported-setting', {
      file: settings.file,
      key: 'attention.value_length',
      value: String(settings.value('attention.value_length')),
    });
  return { heads, keyValueHeads, headWidth: d };
}

/** GGUF need not say how many tokens or positions there are: the tensor does. */
function rowsOf(tensors: Tensors, name: string, width: number): number {
  const tensor = tensors.tensor(name);
  if (tensor === undefined) throw new CheckpointError('missing-tensor', { tensors: [name], expected: [width] });
  const [rows = 0, columns] = tensor.shape;
  if (tensor.shape.length !== 2 || columns !== width || rows < 1)
    throw new CheckpointError('tensor-shape', { tensor: name, expected: [Math.max(1, rows), width], found: tensor.shape });
  return rows;
}

function recipesOf(spec: ModelSpec, family: GgufFamily, tensors: Tensors): readonly Recipe[] {
  const { vocabulary, width, learnedPositions, tiedEmbedding } = spec;
  return [
    matrix('embedding.weight', ['token_embd.weight'], vocabulary, width),
    ...(learnedPositions === undefined ? [] : [matrix('positions.weight', ['position_embd.weight'], learnedPositions, width)]),
    ...spec.layers.flatMap((layer, index) => layerRecipes(layer, width, index, family, tensors)),
    ...norm('norm', ['output_norm'], width, family.norm),
    ...(tiedEmbedding ? [] : [matrix('output.weight', ['output.weight'], vocabulary, width)]),
    ...(spec.outputBias ? [vector('output.bias', ['output.bias'], vocabulary)] : []),
  ];
}

function layerRecipes(
  { attention: a, mlp, parallel, normsAfter }: LayerSpec,
  width: number,
  layer: number,
  family: GgufFamily,
  tensors: Tensors,
): readonly Recipe[] {
  if (a.kind !== 'softmax' || mlp === null) return [];
  const to = `layers.${layer}`;
  const from = (name: string): readonly string[] => [`blk.${layer}.${name}`];
  const queries = a.heads * a.headWidth;
  const kept = a.keyValueHeads * a.headWidth;
  const isFused = tensors.tensor(`blk.${layer}.attn_qkv.weight`) !== undefined;
  const project = (
    part: 'query' | 'key' | 'value',
    own: string,
    begin: number,
    rows: number,
    bias: boolean,
  ): readonly Recipe[] =>
    isFused
      ? linear(`${to}.attention.${part}`, from('attn_qkv'), [rows, width], bias, {
          of: queries + 2 * kept,
          rows: [[begin, begin + rows]],
        })
      : linear(`${to}.attention.${part}`, from(own), [rows, width], bias);
  const headNorm = (part: 'query' | 'key', own: string, heads: number): readonly Recipe[] =>
    a.queryKeyNorm === 'layer'
      ? [headNorms(`${to}.attention.${part}_norm.weight`, from(own), heads, a.headWidth)]
      : norm(`${to}.attention.${part}_norm`, from(own), a.headWidth, 'rms');
  return [
    norm(`${to}.attention.norm`, from('attn_norm'), width, family.norm),
    project('query', 'attn_q', 0, queries, a.bias),
    project('key', 'attn_k', queries, kept, a.bias),
    project('value', 'attn_v', queries + kept, kept, a.valueBias ?? false),
    linear(`${to}.attention.output`, from('attn_output'), [width, queries], a.outputBias ?? false),
    a.queryKeyNorm ? headNorm('query', 'attn_q_norm', a.heads) : [],
    a.queryKeyNorm ? headNorm('key', 'attn_k_norm', a.keyValueHeads) : [],
    normsAfter ? norm(`${to}.attention.after_norm`, from('post_attention_norm'), width, family.norm) : [],
    parallel === 'oneNorm' ? [] : norm(`${to}.mlp.norm`, from('ffn_norm'), width, family.norm),
    mlpRecipes(mlp, `${to}.mlp`, from, width, family.fusedGate ?? false),
    normsAfter ? norm(`${to}.mlp.after_norm`, from('post_ffw_norm'), width, family.norm) : [],
  ].flat();
}

function mlpRecipes(
  mlp: MlpSpec,
  to: string,
  from: (name: string) => readonly string[],
  width: number,
  isFused: boolean,
): readonly Recipe[] {
  const { hidden, bias = false } = mlp;
  const half = (which: number) => ({ of: 2 * hidden, rows: [[which * hidden, (which + 1) * hidden]] as const });
  return [
    isGated(mlp) && isFused ? linear(`${to}.gate`, from('ffn_up'), [hidden, width], bias, half(0)) : [],
    isGated(mlp) && !isFused ? linear(`${to}.gate`, from('ffn_gate'), [hidden, width], bias) : [],
    linear(`${to}.up`, from('ffn_up'), [hidden, width], bias, isFused ? half(1) : {}),
    linear(`${to}.down`, from('ffn_down'), [width, hidden], bias),
  ].flat();
}

const headNorms = (name: string, from: readonly string[], heads: number, d: number): Recipe => ({
  name,
  kind: 'vector',
  shape: [heads, d],
  pieces: [{ from: from.map((one) => `${one}.weight`), stored: [heads, d] }],
});
