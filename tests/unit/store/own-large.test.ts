/** A large model of the visitor's own: how long a text its cache is given room for, and what is refused before anything of it is read. */
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { runAction } from '../../../src/store/actions';
import { memoryBound, mustFit } from '../../../src/store/own/need';
import type { OfferedModel } from '../../../src/store/own/own-state';
import { loadWords } from '../../../src/words';
import { ownFiles } from '../../support/own-files';
import { openKeepsake } from './slow-keepsake';

beforeAll(() => loadWords('checkpoint', 'ownModels'));
afterEach(() => vi.unstubAllGlobals());

const [width, vocabulary, hidden, heads, trained] = [512, 50_000, 64, 8, 4096] as const;

/** A Llama of zeros whose embedding alone takes 51 MB, with a tokenizer of a few letters. */
async function largeFiles(): Promise<readonly File[]> {
  const layer = 'model.layers.0.';
  const shapes: Record<string, readonly number[]> = {
    'model.embed_tokens.weight': [vocabulary, width],
    'model.norm.weight': [width],
    [`${layer}input_layernorm.weight`]: [width],
    [`${layer}post_attention_layernorm.weight`]: [width],
    ...Object.fromEntries(['q', 'k', 'v', 'o'].map((part) => [`${layer}self_attn.${part}_proj.weight`, [width, width]])),
    ...Object.fromEntries(['gate', 'up'].map((part) => [`${layer}mlp.${part}_proj.weight`, [hidden, width]])),
    [`${layer}mlp.down_proj.weight`]: [width, hidden],
  };
  let at = 0;
  const header = Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => {
      const begin = at;
      at += 2 * shape.reduce((product, extent) => product * extent, 1);
      return [name, { dtype: 'F16', shape, data_offsets: [begin, at] }];
    }),
  );
  const text = JSON.stringify(header);
  const config = {
    model_type: 'llama',
    hidden_size: width,
    intermediate_size: hidden,
    num_hidden_layers: 1,
    num_attention_heads: heads,
    vocab_size: vocabulary,
    max_position_embeddings: trained,
    rms_norm_eps: 1e-5,
    hidden_act: 'silu',
    tie_word_embeddings: true,
  };
  const tokenizer = (await ownFiles('llama')).find(({ name }) => name === 'tokenizer.json');
  return [
    new File([JSON.stringify(config)], 'config.json'),
    new File([new BigUint64Array([BigInt(text.length)]), text, new Uint8Array(at)], 'model.safetensors'),
    new File(tokenizer ? [tokenizer.bytes] : [], 'tokenizer.json'),
  ];
}

test('slots up to the trained context are offered with what they take, and the cache has as many as are chosen', async () => {
  const keepsake = await openKeepsake();
  await keepsake.own.openFiles(await largeFiles(), true, 'wide');
  const offer = keepsake.own.store.getState().offer as OfferedModel;
  expect(offer.shape.context).toBe(1024);
  expect(offer.slots.map(({ slots }) => slots)).toEqual([256, 512, 1024, 2048, 4096]);
  // Keys and values, of all heads, in float32.
  for (const { slots, need } of offer.slots) expect(need.cache).toBe(2 * slots * width * 4);
  expect(offer.slots.find(({ slots }) => slots === 1024)?.need).toEqual(offer.need);
  await runAction(keepsake, 'acceptModel', 2048);
  const { model } = keepsake.session.state.getState();
  expect(model).toMatchObject({ entry: { id: 'own:wide' }, spec: { context: 2048 }, plan: { slots: 2048 } });
  expect(keepsake.session.capacity()).toBe(2048);
}, 90_000);

const gib = 2 ** 30;
const need = (total: number, weights: number) => ({ weights, cache: 0, steps: total - weights, total });

test('what a device surely cannot hold is refused: how much it would take, how much there is, what to choose', () => {
  expect(memoryBound()).toEqual({ bytes: 16 * gib, isReported: false });
  expect(() => mustFit('fits', need(16 * gib, 15 * gib), 4e9)).not.toThrow();
  expect(() => mustFit('Large 8B', need(33 * gib, 32 * gib), 8e9)).toThrow(
    /^Large 8B would take 35\.4 GB of memory, its weights twice; this page takes 17\.2 GB at most\. Choose a model with fewer than 3,700,000,000 parameters\.$/u,
  );
  // What a browser reports is a power of two, so there may be half as much again.
  vi.stubGlobal('navigator', { deviceMemory: 4 });
  expect(memoryBound()).toEqual({ bytes: 6 * gib, isReported: true });
  expect(() => mustFit('fits', need(6 * gib, 5 * gib), 1.3e9)).not.toThrow();
  expect(() => mustFit('Large 3B', need(13 * gib, 12 * gib), 3e9)).toThrow(/this device reports about 6\.\d+ GB at most/u);
  // The largest number that is reported is that of every larger machine too.
  vi.stubGlobal('navigator', { deviceMemory: 8 });
  expect(memoryBound().bytes).toBe(16 * gib);
});
