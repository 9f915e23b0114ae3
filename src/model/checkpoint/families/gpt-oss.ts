/**
 * gpt-oss (2508.10925): attention with a learned logit per head beside the tokens', every other layer within a window, and YaRN. Its MLPs are
 * mixtures of experts, which are refused; a model without them is its attention alone.
 */
import { CheckpointError } from '../errors';
import { type Recipe, linear, matrix, named, norm, vector } from '../recipe';
import { mostLayers } from '../settings';
import type { Family } from './family';
import { hubRope } from './hub-rope';
import { allBiased, headsOf, layersOf, slides, softmax, specOf } from './spec-parts';

export const gptOss: Family = {
  name: 'gpt-oss',
  types: ['gpt_oss'],
  read(settings, surroundings) {
    const stored = named('model.', '');
    const hasExperts =
      settings.has('num_local_experts', 'num_experts') || stored('layers.0.mlp.router.weight').some(surroundings.tensors.tensor);
    if (hasExperts) throw new CheckpointError('unsupported', { family: gptOss.name, what: 'experts' });
    const width = settings.count('hidden_size', 2880);
    const layers = settings.count('num_hidden_layers', 36, mostLayers);
    const vocabulary = settings.count('vocab_size', 201_088);
    const heads = headsOf(settings, width);
    const bias = settings.flag('attention_bias', true);
    const tied = settings.flag('tie_word_embeddings', false);
    const rope = hubRope(settings, { headWidth: heads.headWidth, context: surroundings.context, base: 150_000 });
    const spec = specOf(surroundings, {
      vocabulary,
      width,
      trainedContext: settings.count('max_position_embeddings', 131_072),
      normEpsilon: settings.positive('rms_norm_eps', 1e-5),
      tiedEmbedding: tied,
      layers: layersOf(layers, (layer) => ({
        attention: softmax({
          ...heads,
          rope,
          ...allBiased(bias),
          window: slides(settings, layer, (index) => index % 2 === 0) ? settings.count('sliding_window', 128) : null,
          extraLogit: 'logit',
        }),
        mlp: null,
      })),
    });
    const [queries, kept] = [heads.heads * heads.headWidth, heads.keyValueHeads * heads.headWidth];
    const ofLayer = (layer: number): readonly Recipe[] => {
      const to = `layers.${layer}.attention`;
      const from = (name: string): readonly string[] => stored(`layers.${layer}.${name}`);
      return [
        norm(`${to}.norm`, from('input_layernorm'), width, 'rms'),
        linear(`${to}.query`, from('self_attn.q_proj'), [queries, width], bias),
        linear(`${to}.key`, from('self_attn.k_proj'), [kept, width], bias),
        linear(`${to}.value`, from('self_attn.v_proj'), [kept, width], bias),
        linear(`${to}.output`, from('self_attn.o_proj'), [width, queries], bias),
        [vector(`${to}.sink_logit`, from('self_attn.sinks'), heads.heads)],
      ].flat();
    };
    return {
      spec,
      recipes: [
        matrix('embedding.weight', [...stored('embed_tokens.weight'), ...(tied ? ['lm_head.weight'] : [])], vocabulary, width),
        ...Array.from({ length: layers }, (_, layer) => ofLayer(layer)).flat(),
        ...norm('norm', stored('norm'), width, 'rms'),
        ...(tied ? [] : [matrix('output.weight', ['lm_head.weight'], vocabulary, width)]),
      ],
    };
  },
};
