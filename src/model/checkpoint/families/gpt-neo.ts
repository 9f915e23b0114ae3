/** GPT-Neo (Black et al. 2021; TinyStories): learned positions, scores that are not divided by √d, and layers that alternate between all tokens and a window. */
import { linear, matrix, named, norm } from '../recipe';
import { type Settings, mostLayers } from '../settings';
import type { Family } from './family';
import { headWidth, layersOf, mlpOf, softmax, specOf } from './spec-parts';

export const gptNeo: Family = {
  name: 'GPT-Neo',
  types: ['gpt_neo'],
  read(settings, surroundings) {
    const width = settings.count('hidden_size', 2048);
    const layers = settings.count('num_layers', 24, mostLayers);
    const heads = settings.count('num_heads', 16);
    const vocabulary = settings.count('vocab_size', 50_257);
    const positions = settings.count('max_position_embeddings', 2048);
    const hidden = settings.count('intermediate_size', 4 * width);
    const tied = settings.flag('tie_word_embeddings', true);
    const kinds = layerKinds(settings, layers);
    const window = settings.count('window_size', 256);
    const mlp = mlpOf(settings, ['activation_function'], 'gelu_new', { gated: false, hidden, bias: true });
    const spec = specOf(surroundings, {
      vocabulary,
      width,
      trainedContext: positions,
      learnedPositions: positions,
      norm: 'layer',
      normEpsilon: settings.positive('layer_norm_epsilon', 1e-5),
      tiedEmbedding: tied,
      layers: layersOf(layers, (layer) => ({
        attention: softmax({
          heads,
          keyValueHeads: heads,
          headWidth: headWidth(settings, width, heads, 'num_heads'),
          rope: null,
          outputBias: true,
          scale: 1,
          // No text is longer than the positions: as wide a window hides nothing.
          window: kinds[layer] === 'local' && window < positions ? window : null,
        }),
        mlp,
      })),
    });
    const stored = named('transformer.', '');
    return {
      spec,
      recipes: [
        matrix('embedding.weight', [...stored('wte.weight'), ...(tied ? ['lm_head.weight'] : [])], vocabulary, width),
        matrix('positions.weight', stored('wpe.weight'), positions, width),
        ...Array.from({ length: layers }, (_, layer) => {
          const to = `layers.${layer}`;
          const from = (name: string): readonly string[] => stored(`h.${layer}.${name}`);
          return [
            norm(`${to}.attention.norm`, from('ln_1'), width, 'layer'),
            linear(`${to}.attention.query`, from('attn.attention.q_proj'), [width, width], false),
            linear(`${to}.attention.key`, from('attn.attention.k_proj'), [width, width], false),
            linear(`${to}.attention.value`, from('attn.attention.v_proj'), [width, width], false),
            linear(`${to}.attention.output`, from('attn.attention.out_proj'), [width, width], true),
            norm(`${to}.mlp.norm`, from('ln_2'), width, 'layer'),
            linear(`${to}.mlp.up`, from('mlp.c_fc'), [hidden, width], true),
            linear(`${to}.mlp.down`, from('mlp.c_proj'), [width, hidden], true),
          ].flat();
        }).flat(),
        ...norm('norm', stored('ln_f'), width, 'layer'),
        ...(tied ? [] : [matrix('output.weight', ['lm_head.weight'], vocabulary, width)]),
      ],
    };
  },
};

/** `attention_layers` by layer, or `attention_types`: lists of kinds, each repeated; global and local in turns where neither is given. */
function layerKinds(settings: Settings, layers: number): readonly unknown[] {
  const listed = settings.list('attention_layers');
  const kinds =
    listed ?? repeated(settings) ?? Array.from({ length: layers }, (_, layer) => (layer % 2 === 0 ? 'global' : 'local'));
  if (kinds.length < layers || kinds.some((kind) => kind !== 'global' && kind !== 'local'))
    throw settings.wrong(listed ? 'attention_layers' : 'attention_types', 'list', kinds);
  return kinds;
}

function repeated(settings: Settings): readonly unknown[] | null {
  const types = settings.list('attention_types');
  if (types === null) return null;
  return types.flatMap((type) => {
    const [kinds, times] = Array.isArray(type) ? (type as readonly unknown[]) : [];
    if (!Array.isArray(kinds) || typeof times !== 'number' || !(times >= 0 && times <= mostLayers))
      throw settings.wrong('attention_types', 'list', types);
    return Array.from({ length: Math.floor(times) }, () => kinds as readonly unknown[]).flat();
  });
}
