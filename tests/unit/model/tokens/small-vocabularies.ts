/** Small vocabularies of each kind, with which tokens can be worked out by hand. */
import { symbolOfByte } from '../../../../src/model/byte-alphabet';

/** GPT-2's kind: the 256 bytes, then what merges make; the last token is special. */
export const byteLevelJson = (merges: readonly (readonly [string, string])[], more: object = {}): Record<string, unknown> => {
  const texts = [...new Set([...symbolOfByte, ...merges.map((sides) => sides.join(''))])];
  const end = texts.length;
  return {
    added_tokens: [{ id: end, content: '<|endoftext|>', special: true, normalized: false }],
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, use_regex: true },
    post_processor: { type: 'ByteLevel' },
    decoder: { type: 'ByteLevel' },
    model: {
      type: 'BPE',
      vocab: Object.fromEntries([...texts, '<|endoftext|>'].map((text, id) => [text, id])),
      merges: merges.map((sides) => sides.join(' ')),
      ...more,
    },
  };
};

export const byteNames: readonly string[] = Array.from(
  { length: 256 },
  (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
);

/** Llama 2's kind: three special tokens, the bytes from 3 on, then characters, then what merges make. */
export const sentencePieceJson = (
  characters: readonly string[],
  merges: readonly (readonly [string, string])[],
): Record<string, unknown> => {
  const texts = [...new Set(['<unk>', '<s>', '</s>', ...byteNames, ...characters, ...merges.map((sides) => sides.join(''))])];
  return {
    added_tokens: ['<unk>', '<s>', '</s>'].map((content, id) => ({ id, content, special: true, normalized: true })),
    normalizer: {
      type: 'Sequence',
      normalizers: [
        { type: 'Prepend', prepend: '▁' },
        { type: 'Replace', pattern: { String: ' ' }, content: '▁' },
      ],
    },
    pre_tokenizer: null,
    post_processor: {
      type: 'TemplateProcessing',
      single: [{ SpecialToken: { id: '<s>', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
      special_tokens: { '<s>': { id: '<s>', ids: [1], tokens: ['<s>'] } },
    },
    decoder: null,
    model: {
      type: 'BPE',
      unk_token: '<unk>',
      fuse_unk: true,
      byte_fallback: true,
      vocab: Object.fromEntries(texts.map((text, id) => [text, id])),
      merges: merges.map((sides) => [...sides]),
    },
  };
};

/**
 * GGUF's SentencePiece: the same specials and bytes, then tokens with scores from -1 down.
 * Special are 2 (unknown) and 3 (control), bytes 6, all else 1.
 */
export const sentencePieceGguf = (tokens: readonly string[]): Record<string, unknown> => ({
  'tokenizer.ggml.model': 'llama',
  'tokenizer.ggml.tokens': ['<unk>', '<s>', '</s>', ...byteNames, ...tokens],
  'tokenizer.ggml.scores': [...Array.from({ length: 259 }, () => 0), ...tokens.map((_, i) => -1 - i)],
  'tokenizer.ggml.token_type': [2, 3, 3, ...byteNames.map(() => 6), ...tokens.map(() => 1)],
  'tokenizer.ggml.bos_token_id': 1,
  'tokenizer.ggml.eos_token_id': 2,
});

/** llama2.c's `tokenizer.bin`. */
export function llama2cFile(tokens: readonly (readonly [text: string, score: number])[]): ArrayBuffer {
  const encoder = new TextEncoder();
  const parts = tokens.map(([text, score]) => ({ bytes: encoder.encode(text), score }));
  const view = new DataView(new ArrayBuffer(4 + parts.reduce((sum, { bytes }) => sum + 8 + bytes.length, 0)));
  view.setInt32(0, Math.max(0, ...parts.map(({ bytes }) => bytes.length)), true);
  let at = 4;
  for (const { bytes, score } of parts) {
    view.setFloat32(at, score, true);
    view.setInt32(at + 4, bytes.length, true);
    new Uint8Array(view.buffer).set(bytes, at + 8);
    at += 8 + bytes.length;
  }
  return view.buffer;
}
