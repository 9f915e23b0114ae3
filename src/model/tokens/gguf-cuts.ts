/**
 * How the byte-level tokenizers of GGUF files cut a text: the file has only a name (`tokenizer.ggml.pre`); these are the patterns that the
 * models' own `tokenizer.json` files have under it.
 */

const contractions = "(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])";
const breaks = '\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+';
const gpt2 = "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";
/** Llama 3's, which others changed in how many digits make a piece. */
const llama3 = (digits: string): string =>
  `${contractions}|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|${digits}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|${breaks}`;
const upper = '[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]';
const lower = '[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]';
/** The pattern of o200k: a word ends where small letters are followed by a capital one. */
const cased = (after: string, digits: string): string =>
  `[^\\r\\n\\p{L}\\p{N}]?${upper}*${lower}+${after}|[^\\r\\n\\p{L}\\p{N}]?${upper}+${lower}*${after}|${digits}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|${breaks}`;

/** Patterns, each of which cuts what the ones before it left. */
const cuts: readonly (readonly [names: readonly string[], patterns: readonly string[]])[] = [
  [['gpt-2', 'phi-2', 'mpt', 'olmo', 'jais', 'exaone4', 'trillion', 'granite-docling', 'mellum', 'gigachat'], [gpt2]],
  [
    ['starcoder', 'refact', 'command-r', 'smollm', 'codeshell', 'exaone', 'minerva-7b'],
    ['\\p{N}', gpt2],
  ],
  [
    ['llama3', 'llama-v3', 'llama-bpe', 'falcon3', 'falcon-h1', 'pixtral', 'lfm2', 'dbrx', 'smaug-bpe', 'chatglm-bpe', 'glm4'],
    [llama3('\\p{N}{1,3}')],
  ],
  [['qwen2', 'deepseek-r1-qwen', 'stablelm2', 'megrez', 'hunyuan', 'grok-2'], [llama3('\\p{N}')]],
  [['gpt-4o', 'llama4'], [cased(`${contractions}?`, '\\p{N}{1,3}')]],
  [['tekken'], [cased('', '\\p{N}')]],
  [['falcon'], ['[\\p{P}\\$\\+<=>\\^~\\|`]+', gpt2, '[0-9][0-9][0-9]']],
  [
    ['default', ''],
    ['[\\p{P}\\$\\+<=>\\^~\\|]+', gpt2, '\\p{N}+', '[0-9][0-9][0-9]'],
  ],
];

/** Names under which a piece that is a token stays whole. */
const whole: ReadonlySet<string> = new Set([
  'llama3',
  'llama-v3',
  'llama-bpe',
  'falcon3',
  'falcon-h1',
  'pixtral',
  'lfm2',
  'tekken',
]);

export interface GgufCut {
  /** As a `tokenizer.json` has it. */
  readonly preTokenizer: unknown;
  /** See `PreparedTokenizer.wholePieces`; the same models put a first token before a text where the file does not say. */
  readonly whole: boolean;
}

/** The way that a name stands for; null for a name that is not known here. @param name '' where a file has none */
export function ggufCut(name: string): GgufCut | null {
  const found = cuts.find(([names]) => names.includes(name));
  if (!found) return null;
  const splits = found[1].map((pattern) => ({
    type: 'Split',
    pattern: { Regex: pattern },
    behavior: 'Isolated',
    invert: false,
  }));
  const bytes = { type: 'ByteLevel', add_prefix_space: false, use_regex: false };
  return { preTokenizer: { type: 'Sequence', pretokenizers: [...splits, bytes] }, whole: whole.has(name) };
}
