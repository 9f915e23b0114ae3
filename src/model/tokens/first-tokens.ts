/** Which tokens begin and end a text, from what a `tokenizer.json` and the files beside it say. */
import type { FirstTokens } from '../tokenizer';
import { listOf, objectOf, textOf } from './json-values';

/** The files beside a `tokenizer.json`, parsed; null for one that is not there. */
export interface Companions {
  /** `tokenizer_config.json` */
  readonly tokenizerConfig: unknown;
  /** `special_tokens_map.json` */
  readonly specialTokens: unknown;
  /** `generation_config.json` */
  readonly generation: unknown;
  /** `config.json` */
  readonly model: unknown;
}

/** Classes of transformers that put the first token by `add_bos_token`, whatever the post-processor says. */
const byFlag = /^(?:Code)?(?:Llama|Gemma)Tokenizer(?:Fast)?$/u;

/** @param tokenNamed the number of a token by its text */
export function firstTokens(
  postProcessor: unknown,
  { tokenizerConfig, specialTokens, generation, model }: Companions,
  tokenNamed: (name: string) => number | undefined,
  vocabulary: number,
): FirstTokens {
  const config = objectOf(tokenizerConfig);
  const named = (role: 'bos' | 'eos'): number | null => {
    for (const value of [config[`${role}_token`], objectOf(specialTokens)[`${role}_token`]]) {
      const name = typeof value === 'string' ? value : objectOf(value)['content'];
      const token = typeof name === 'string' ? tokenNamed(name) : undefined;
      if (token !== undefined) return token;
    }
    return null;
  };
  const numbered = (role: 'bos' | 'eos'): readonly number[] =>
    [generation, model]
      .flatMap((file) => [objectOf(file)[`${role}_token_id`]].flat())
      .filter((id): id is number => typeof id === 'number' && Number.isInteger(id) && id >= 0 && id < vocabulary);
  const bos = named('bos') ?? numbered('bos')[0] ?? null;
  const ends = [...new Set([named('eos') ?? [], numbered('eos')].flat())];
  const template = beforeText(postProcessor, tokenNamed);
  const flag = config['add_bos_token'];
  const decides = typeof flag === 'boolean' && byFlag.test(textOf(config['tokenizer_class']));
  const flagged = flag === true && bos !== null ? [bos] : [];
  const added = decides || template.length === 0 ? flagged : template;
  return { added, usual: added.at(-1) ?? bos ?? ends[0] ?? null, ends };
}

/** The special tokens that a post-processor puts before a text. */
function beforeText(postProcessor: unknown, tokenNamed: (name: string) => number | undefined): readonly number[] {
  const { type, processors, single, special_tokens: special, cls } = objectOf(postProcessor);
  if (type === 'Sequence') {
    const all = listOf(processors).map((each) => beforeText(each, tokenNamed));
    return all.find((tokens) => tokens.length > 0) ?? [];
  }
  if (type === 'RobertaProcessing' || type === 'BertProcessing') {
    const [, id] = listOf(cls);
    return typeof id === 'number' ? [id] : [];
  }
  if (type !== 'TemplateProcessing') return [];
  const parts = listOf(single).map(objectOf);
  const text = parts.findIndex((part) => 'Sequence' in part);
  return parts.slice(0, Math.max(0, text)).flatMap((part): readonly number[] => {
    const name = textOf(objectOf(part['SpecialToken'])['id']);
    const { ids } = objectOf(objectOf(special)[name]);
    const listed = listOf(ids).filter((id): id is number => typeof id === 'number');
    return listed.length > 0 ? listed : [tokenNamed(name) ?? []].flat();
  });
}
