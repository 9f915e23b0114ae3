/** The tensors of layers under the names that Llama gave them, and that most families have kept. */
import { type Recipe, linear, matrix, named, norm } from '../recipe';
import type { Heads } from './spec-parts';

export interface LlamaNames extends Heads {
  readonly width: number;
  readonly hidden: number;
  readonly vocabulary: number;
  readonly layers: number;
  readonly tied: boolean;
  readonly norm: 'rms' | 'layer';
  /** What is added to norms' weights. */
  readonly plus?: number;
  readonly bias: { readonly queryKeyValue: boolean; readonly output: boolean; readonly mlp: boolean };
  /** Norms of each head's queries and keys, with one weight. */
  readonly queryKeyNorm?: boolean;
  /** Norms after attention and MLP too: then the one before the MLP has another name (Gemma 2). */
  readonly normsAfter?: boolean;
  /** Attention and MLP share one norm. */
  readonly oneNorm?: boolean;
  readonly prefixes?: readonly string[];
  /** QKV in one matrix, one after another, and gate and values of the MLP in another (Phi-3). */
  readonly fused?: boolean;
}

export function llamaRecipes(model: LlamaNames): readonly Recipe[] {
  const { width, vocabulary, layers, tied, norm: kind, plus = 0, prefixes = ['model.', ''] } = model;
  const stored = named(...prefixes);
  // Tied weights are stored once, under either name.
  const heads = ['lm_head.weight', ...prefixes.map((prefix) => `${prefix.replace(/model\.$/u, '')}lm_head.weight`)];
  return [
    matrix('embedding.weight', [...stored('embed_tokens.weight'), ...(tied ? heads : [])], vocabulary, width),
    ...Array.from({ length: layers }, (_, layer) =>
      layerRecipes(model, `layers.${layer}`, (name) => stored(`layers.${layer}.${name}`)),
    ).flat(),
    ...norm('norm', stored('norm'), width, kind, plus),
    ...(tied ? [] : [matrix('output.weight', heads, vocabulary, width)]),
  ];
}

type From = (name: string) => readonly string[];

function layerRecipes(model: LlamaNames, to: string, from: From): readonly Recipe[] {
  const { width, hidden, headWidth, heads, bias, norm: kind, plus = 0, normsAfter, oneNorm } = model;
  const beforeMlp = normsAfter ? 'pre_feedforward_layernorm' : 'post_attention_layernorm';
  return [
    norm(`${to}.attention.norm`, from('input_layernorm'), width, kind, plus),
    model.fused ? fusedQueryKeyValue(model, to, from) : queryKeyValue(model, to, from),
    linear(`${to}.attention.output`, from('self_attn.o_proj'), [width, heads * headWidth], bias.output),
    model.queryKeyNorm ? norm(`${to}.attention.query_norm`, from('self_attn.q_norm'), headWidth, 'rms', plus) : [],
    model.queryKeyNorm ? norm(`${to}.attention.key_norm`, from('self_attn.k_norm'), headWidth, 'rms', plus) : [],
    normsAfter ? norm(`${to}.attention.after_norm`, from('post_attention_layernorm'), width, kind, plus) : [],
    oneNorm ? [] : norm(`${to}.mlp.norm`, from(beforeMlp), width, kind, plus),
    model.fused ? fusedGate(model, to, from) : gate(model, to, from),
    linear(`${to}.mlp.down`, from('mlp.down_proj'), [width, hidden], bias.mlp),
    normsAfter ? norm(`${to}.mlp.after_norm`, from('post_feedforward_layernorm'), width, kind, plus) : [],
  ].flat();
}

function queryKeyValue({ width, heads, keyValueHeads, headWidth, bias }: LlamaNames, to: string, from: From): readonly Recipe[] {
  const kept = keyValueHeads * headWidth;
  return [
    linear(`${to}.attention.query`, from('self_attn.q_proj'), [heads * headWidth, width], bias.queryKeyValue),
    linear(`${to}.attention.key`, from('self_attn.k_proj'), [kept, width], bias.queryKeyValue),
    linear(`${to}.attention.value`, from('self_attn.v_proj'), [kept, width], bias.queryKeyValue),
  ].flat();
}

function fusedQueryKeyValue(
  { width, heads, keyValueHeads, headWidth, bias }: LlamaNames,
  to: string,
  from: From,
): readonly Recipe[] {
  const [queries, kept] = [heads * headWidth, keyValueHeads * headWidth];
  const all = queries + 2 * kept;
  return (
    [
      ['query', 0, queries],
      ['key', queries, queries + kept],
      ['value', queries + kept, all],
    ] as const
  ).flatMap(([part, begin, end]) =>
    linear(`${to}.attention.${part}`, from('self_attn.qkv_proj'), [end - begin, width], bias.queryKeyValue, {
      of: all,
      rows: [[begin, end]],
    }),
  );
}

function gate({ width, hidden, bias }: LlamaNames, to: string, from: From): readonly Recipe[] {
  return [
    ...linear(`${to}.mlp.gate`, from('mlp.gate_proj'), [hidden, width], bias.mlp),
    ...linear(`${to}.mlp.up`, from('mlp.up_proj'), [hidden, width], bias.mlp),
  ];
}

function fusedGate({ width, hidden, bias }: LlamaNames, to: string, from: From): readonly Recipe[] {
  const half = (which: number) => ({ of: 2 * hidden, rows: [[which * hidden, (which + 1) * hidden]] as const });
  return [
    ...linear(`${to}.mlp.gate`, from('mlp.gate_up_proj'), [hidden, width], bias.mlp, half(0)),
    ...linear(`${to}.mlp.up`, from('mlp.gate_up_proj'), [hidden, width], bias.mlp, half(1)),
  ];
}
