/** Phi-1.5 and Phi-2 (2309.05463): attention and MLP in parallel behind one norm, part of each head rotated, a bias on the logits. */
import { CheckpointError } from '../errors';
import { linear, named, norm } from '../recipe';
import { mostLayers } from '../settings';
import type { Family } from './family';
import { hubRope } from './hub-rope';
import { allBiased, headsOf, layersOf, mlpOf, softmax, specOf } from './spec-parts';
import { matrix } from '../recipe';

export const phi: Family = {
  name: 'Phi',
  types: ['phi'],
  read(settings, surroundings) {
    if (settings.flag('qk_layernorm', false))
      throw new CheckpointError('unsupported', { family: phi.name, what: 'head-norm-bias' });
    const width = settings.count('hidden_size', 2048);
    const layers = settings.count('num_hidden_layers', 24, mostLayers);
    const vocabulary = settings.count('vocab_size', 51_200);
    const hidden = settings.count('intermediate_size', 4 * width);
    const heads = headsOf(settings, width);
    const mlp = mlpOf(settings, ['hidden_act'], 'gelu_new', { gated: false, hidden, bias: true });
    const rope = hubRope(settings, { headWidth: heads.headWidth, context: surroundings.context, fraction: 0.5 });
    const spec = specOf(surroundings, {
      vocabulary,
      width,
      trainedContext: settings.count('max_position_embeddings', 2048),
      norm: 'layer',
      normEpsilon: settings.positive('layer_norm_eps', 1e-5),
      tiedEmbedding: settings.flag('tie_word_embeddings', false),
      outputBias: true,
      layers: layersOf(layers, () => ({
        attention: softmax({ ...heads, rope, ...allBiased(true) }),
        mlp,
        parallel: 'oneNorm' as const,
      })),
    });
    const stored = named('model.', '');
    const [queries, kept] = [heads.heads * heads.headWidth, heads.keyValueHeads * heads.headWidth];
    const output = linear('output', ['lm_head'], [vocabulary, width], true);
    return {
      spec,
      recipes: [
        matrix(
          'embedding.weight',
          [...stored('embed_tokens.weight'), ...(spec.tiedEmbedding ? ['lm_head.weight'] : [])],
          vocabulary,
          width,
        ),
        ...Array.from({ length: layers }, (_, layer) => {
          const to = `layers.${layer}`;
          const from = (name: string): readonly string[] => stored(`layers.${layer}.${name}`);
          return [
            norm(`${to}.attention.norm`, from('input_layernorm'), width, 'layer'),
            linear(`${to}.attention.query`, from('self_attn.q_proj'), [queries, width], true),
            linear(`${to}.attention.key`, from('self_attn.k_proj'), [kept, width], true),
            linear(`${to}.attention.value`, from('self_attn.v_proj'), [kept, width], true),
            linear(`${to}.attention.output`, from('self_attn.dense'), [width, queries], true),
            linear(`${to}.mlp.up`, from('mlp.fc1'), [hidden, width], true),
            linear(`${to}.mlp.down`, from('mlp.fc2'), [width, hidden], true),
          ].flat();
        }).flat(),
        ...norm('norm', stored('final_layernorm'), width, 'layer'),
        ...output.filter(({ name }) => !(spec.tiedEmbedding && name === 'output.weight')),
      ],
    };
  },
};
