/** What is said when a model's files are not what they should be: what was found, what was expected, what to do. */

const shape = (extents: readonly number[]): string => (extents.length === 0 ? 'a single number' : `[${extents.join(', ')}]`);
const reload = 'Reload the page to fetch it again; if this stays, the file on the server is damaged: copy it there once more.';
const exportAgain = 'Export the model again with the spec that belongs to it.';

export const model = {
  /** What models are trained on, by the catalogue’s task. */
  tasks: { stories: 'Stories', backcopy: 'Backcopy', trigger: 'Trigger', passkey: 'Passkey' },
  /** Of the models that ship, by id, among those of their task. */
  names: {
    mha: 'MHA',
    gqa: 'GQA-2',
    mqa: 'MQA',
    mla: 'MLA',
    tpa: 'TPA',
    window: 'window 64',
    'softmax-one': 'softmax + 1',
    'key-bias': 'key bias',
    'sink-token': 'sink token',
    'sink-logit': 'sink logit',
    gated: 'gated',
    retention: 'retention',
    'gated-retention': 'gated retention',
    'yoco-window': 'YOCO, window',
    'yoco-retention': 'YOCO, gated retention',
    linear: 'linear',
    'linear-grouped': 'linear, grouped',
    'linear-leaky': 'linear, leaky',
    infini: 'Infini-attention',
    backcopy: 'Backcopy',
    'backcopy-one': 'softmax + 1',
    'backcopy-mlp': 'with MLP',
    trigger: 'Trigger',
    'trigger-start': 'start token',
    'trigger-relu': 'ReLU',
    draft: 'draft',
    'passkey-full': 'everything kept',
    'passkey-infini': 'Infini-attention',
    'passkey-window': 'window',
  },
  error: {
    'file-missing': (d: { readonly file: string; readonly status: number | null }): string =>
      d.status === null
        ? `${d.file} could not be fetched. Check the connection and try again.`
        : `${d.file} could not be fetched (status ${d.status}). Check that the folder “models” lies beside the page, whole.`,
    'wrong-size': (d: { readonly file: string; readonly expected: number; readonly found: number }): string =>
      `${d.file} has ${d.found} bytes; the catalogue says ${d.expected}. ${reload}`,
    'wrong-checksum': (d: { readonly file: string; readonly expected: string; readonly found: string }): string =>
      `${d.file} is not the file that the catalogue names: its SHA-256 begins ${d.found.slice(0, 12)}, expected ${d.expected.slice(0, 12)}. ${reload}`,
    'not-json': (d: { readonly file: string }): string => `${d.file} is not JSON. ${reload}`,
    'not-safetensors': (d: { readonly bytes: number }): string =>
      `This is not a safetensors file (${d.bytes} bytes): it does not begin with the length of a header and a header. Choose a file that ends in .safetensors.`,
    truncated: (d: { readonly tensor: string | null; readonly expected: number; readonly found: number }): string =>
      `The weights end too early${d.tensor === null ? ', within their header' : `, within ${d.tensor}`}: ${d.expected} bytes were announced, ${d.found} are there. ${reload}`,
    'bad-header': (d: { readonly tensor: string | null; readonly problem: string }): string =>
      `The header of the weights is wrong${d.tensor === null ? '' : ` about ${d.tensor}`}: ${d.problem}. ${exportAgain}`,
    'missing-tensor': (d: { readonly tensor: string; readonly expected: readonly number[] | null }): string =>
      `The weights have no tensor ${d.tensor}${d.expected === null ? '' : ` of shape ${shape(d.expected)}`}. ${exportAgain}`,
    'wrong-shape': (d: {
      readonly tensor: string;
      readonly expected: readonly number[];
      readonly found: readonly number[];
    }): string => `${d.tensor} has shape ${shape(d.found)}; the spec needs ${shape(d.expected)}. ${exportAgain}`,
    'wrong-dtype': (d: { readonly tensor: string; readonly found: string; readonly readable: readonly string[] }): string =>
      `${d.tensor} is stored as ${d.found}; ${d.readable.join(', ')} can be read. Convert it and export the model again.`,
    'not-finite': (d: { readonly tensor: string; readonly index: number; readonly value: string }): string =>
      `${d.tensor} holds ${d.value} at element ${d.index}: the training run diverged, or the file is damaged. Export the model from an earlier checkpoint.`,
    overflow: (d: { readonly tensor: string; readonly index: number; readonly value: number }): string =>
      `${d.tensor} holds ${d.value} at element ${d.index}, too large for float16 (largest 65504). Scale the model’s weights down and export it again.`,
    'bad-spec': (d: { readonly path: string; readonly problem: string }): string =>
      `The model’s spec is wrong${d.path === '' ? '' : ` at ${d.path}`}: ${d.problem}. Correct the spec, or export the model again.`,
    'bad-catalogue': (d: { readonly path: string; readonly problem: string }): string =>
      `The catalogue of models is wrong${d.path === '' ? '' : ` at ${d.path}`}: ${d.problem}. ${reload}`,
    'unknown-model': (d: { readonly id: string; readonly known: readonly string[] }): string =>
      `There is no model “${d.id}”. There are: ${d.known.join(', ')}.`,
    'bad-tokenizer': (d: { readonly problem: string }): string =>
      `The tokenizer cannot be used: ${d.problem}. Use the tokenizer that the model was trained with.`,
  },
  /** Completes “The header of the weights is wrong: …”. */
  header: {
    json: 'it is not JSON',
    object: 'it is not an object of tensors',
    entry: 'it is not described by dtype, shape and data_offsets',
    twice: 'it is named twice',
    shape: 'its shape is not a list of whole numbers',
    offsets: 'its data_offsets are not two whole numbers in order',
    length: (expected: number, found: number): string => `its shape and dtype need ${expected} bytes, its offsets span ${found}`,
    overlap: (other: string): string => `it overlaps ${other}`,
    gap: (bytes: number): string => `${bytes} bytes before it belong to no tensor`,
    rest: (bytes: number): string => `${bytes} bytes after the last tensor belong to none`,
  },
  /** Completes “The model’s spec is wrong at …”. */
  spec: {
    start: (token: number, vocabulary: number): string => `token ${token} is not in a vocabulary of ${vocabulary}`,
  },
  /** Of a tokenizer that can be used. */
  chatTemplate: 'The files have a template for conversations. It is not used: the model reads the text as it is typed.',
  /** Completes “The tokenizer cannot be used: …”. */
  tokenizer: {
    kind: (name: string): string =>
      `its kind “${name}” cannot be read here; byte-pair encoding (BPE), unigram, and the gpt2 and llama kinds of GGUF can`,
    suffix: 'it marks the parts of a word with prefixes or suffixes, which cannot be read here',
    rule: (rule: string): string => `it cuts texts by a rule that is not known here (${rule})`,
    json: (file: string): string => `${file} is not JSON`,
    large: (megabytes: number, most: number): string => `its file has ${megabytes} MB, and no tokenizer needs more than ${most}`,
    slow: (seconds: number): string => `reading it took longer than ${seconds} seconds`,
    noVocabulary: 'it has no list of tokens',
    noMerges: 'it has no merges, without which tokens cannot be made of bytes or letters',
    noScores: 'it does not have a score for each token',
    number: (text: string): string => `its entry “${text}” is not a token with its number`,
    added: 'one of its added tokens has no text or no number',
    merges: 'one of its merges is not two tokens',
    twice: (token: number): string => `two tokens have the number ${token}`,
    long: (token: number): string => `token ${token} is longer than any text that can be read`,
    symbol: (token: number): string => `token ${token} is not written in the byte-level alphabet`,
    merge: (joined: string): string => `a merge makes “${joined}”, and it or a part of it is not in the vocabulary`,
    size: (token: number, vocabulary: number): string =>
      `it has a token ${token}, and the model’s vocabulary ends at ${vocabulary - 1}`,
    ends: (token: number, vocabulary: number): string =>
      `its file ends in token ${token}, and the model has ${vocabulary} tokens`,
    rest: (bytes: number, vocabulary: number): string =>
      `its file has ${bytes} bytes more than the ${vocabulary} tokens of the model take`,
    start: (token: number): string => `it has no special token ${token}, with which the model’s texts begin`,
    library: (message: string): string => `reading it failed (${message})`,
  },
} as const;
