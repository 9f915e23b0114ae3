/** What the calculator says of the papers' own figures. */
import { fixed } from '../numbers';

export const calculatorPapers = {
  line: 'Published figures beside the ones this page computes from the layouts',
  idea: 'Cache sizes must agree with the papers to the last printed digit; the ratios of YOCO, which is partly fitted, within 4 %.',
  where:
    'H heads of width d, G key/value heads, L layers, n tokens, b bytes per number; M₀ the memory beside the cache. A Transformer caches keys and values in each of its 26 layers, YOCO once. TPA’s models have more heads than MHA’s of the same size, to match their number of parameters. YOCO’s figure shows total memory: its slopes are computed, but weights and workspace (12.9 and 8.4 GiB) are fitted, since the paper does not print them.',
  factors: 'Cache of the TPA paper’s models, numbers per token and layer',
  factorsSource: 'Zhang et al. 2501.06425',
  once: 'Memory of a 3B model by length, 16 bit',
  onceSource: 'Sun et al. 2405.05254',
  more: 'Other published figures',
  size: 'model',
  printed: 'paper',
  computed: 'here',
  groups: 'GQA-2',
  tokens: 'tokens',
  transformerCache: 'Transformer’s cache',
  yocoCache: 'YOCO’s cache',
  cacheRatio: 'ratio of caches',
  totalRatio: 'ratio of totals, here',
  printedRatio: 'ratio of totals, paper',
  transformer: 'Transformer',
  yoco: 'YOCO',
  yAxis: 'memory, fitted weights included',
  figure: 'Memory of a 3B Transformer and of YOCO, by length of the text',
  times: (ratio: number): string => `${fixed(ratio, 2)} ×`,
  figures: {
    v2: { name: 'DeepSeek-V2, numbers per token (2405.04434, table 9)', printed: '34.6 K' },
    v3: { name: 'DeepSeek-V3, per token, 16 bit (2505.09343, table 1)', printed: '70.272 kB' },
    yoco65: { name: '65B, GQA-8, 8 bit, 512 Ki tokens (2405.05254)', printed: 'about 86 GB' },
    infini: { name: 'Infini-attention, numbers (2404.07143, table 2)', printed: '1.6 M' },
    memorizing: { name: 'Memorizing Transformers, numbers (2404.07143, table 2)', printed: '183 M' },
  },
  quantity: 'quantity',
  ratioAt: (tokensRead: string): string => `Transformer ÷ YOCO, 3B, at ${tokensRead} tokens`,
  columns: { what: 'what', printed: 'paper', computed: 'here' },
} as const;
