/** O que se diz dos checkpoints que um visitante abre: o que foi encontrado, o que se esperava, o que fazer. */
import { count } from '../numbers';
import { bytes } from './amounts';

const shape = (extents: readonly number[]): string => (extents.length === 0 ? 'de um único número' : `[${extents.join(', ')}]`);
const list = (items: readonly string[]): string => items.join(', ');
const again = 'Baixe-o de novo, inteiro.';
const asPublished = 'Escolha a pasta como foi publicada.';
const choices = 'Escolha uma pasta com config.json e model.safetensors, um arquivo .gguf ou um arquivo .bin do llama2.c.';

const kinds = {
  count: 'um número inteiro de pelo menos 1',
  number: 'um número',
  positive: 'um número maior que 0',
  flag: 'true ou false',
  text: 'um texto',
  list: 'uma lista',
  object: 'um objeto',
} as const;

export const checkpoint = {
  error: {
    'no-model': (d: { readonly files: readonly string[] }): string =>
      d.files.length === 0
        ? `Não há nenhum arquivo. ${choices}`
        : `Nenhum destes arquivos é um modelo: ${list(d.files)}. ${choices}`,
    'several-models': (d: { readonly files: readonly string[] }): string =>
      `Há vários modelos: ${list(d.files)}. Escolha um deles.`,
    'no-config': (d: { readonly file: string }): string =>
      `${d.file} tem pesos, mas falta o config.json, que diz a que modelo eles pertencem. Escolha-o junto com os pesos.`,
    'no-tokenizer': (d: { readonly file: 'tokenizer.json' | 'tokenizer.bin' }): string =>
      `Falta o tokenizador do modelo, sem o qual nenhum texto pode ser lido. Escolha ${d.file}${d.file === 'tokenizer.json' ? ' (ou vocab.json e merges.txt)' : ''} junto com os pesos.`,
    'unreadable-format': (d: { readonly file: string; readonly format: 'pickle' | 'onnx' | 'other' }): string =>
      d.format === 'pickle'
        ? `${d.file} é um “pickle” do PyTorch, que pode executar qualquer código ao ser aberto; por isso não é aberto aqui. Converta-o para safetensors: model.save_pretrained(pasta).`
        : d.format === 'onnx'
          ? `${d.file} é um grafo compilado (ONNX), não um checkpoint. Escolha o safetensors ou o GGUF do modelo.`
          : `${d.file} está em um formato que não é lido aqui. Escolha o safetensors ou o GGUF do modelo.`,
    'not-json': (d: { readonly file: string }): string => `${d.file} não é JSON. ${again}`,
    unreadable: (d: { readonly file: string }): string =>
      `${d.file} não pode mais ser lido: foi alterado, movido ou apagado depois de escolhido. Escolha-o de novo.`,
    'not-safetensors': (d: { readonly file: string }): string =>
      `${d.file} não é um arquivo safetensors: não começa com o comprimento de um cabeçalho e um cabeçalho. ${again}`,
    truncated: (d: {
      readonly file: string;
      readonly tensor: string | null;
      readonly expected: number;
      readonly found: number;
    }): string =>
      `${d.file} acaba cedo demais${d.tensor === null ? '' : `, dentro de ${d.tensor}`}: foram anunciados ${d.expected} bytes, há ${d.found}. ${again}`,
    'bad-header': (d: { readonly file: string; readonly tensor: string | null; readonly problem: string }): string =>
      `O cabeçalho de ${d.file} está errado${d.tensor === null ? '' : ` sobre ${d.tensor}`}: ${d.problem}. ${again}`,
    'bad-index': (d: { readonly file: string; readonly path: string; readonly problem: string }): string =>
      `${d.file} não diz que tensor está em que arquivo${d.path === '' ? '' : ` (${d.path})`}: ${d.problem}. ${again}`,
    'two-places': (d: { readonly tensor: string; readonly files: readonly string[] }): string =>
      `${d.tensor} está em dois arquivos: ${list(d.files)}. Escolha também o model.safetensors.index.json, que diz qual deles vale.`,
    'missing-shard': (d: { readonly shard: string; readonly more: number; readonly index: string }): string =>
      `O modelo está em vários arquivos, e falta ${d.shard}${d.more === 0 ? '' : `, além de mais ${d.more}`} (segundo ${d.index}). Escolha todos juntos.`,
    'not-in-shard': (d: { readonly tensor: string; readonly shard: string; readonly index: string }): string =>
      `${d.index} diz que ${d.tensor} está em ${d.shard}, mas não está lá. Os arquivos são de modelos ou versões diferentes: baixe todos de novo.`,
    'not-gguf': (d: { readonly file: string }): string => `${d.file} não é um arquivo GGUF: não começa com “GGUF”. ${again}`,
    'gguf-version': (d: { readonly file: string; readonly version: number }): string =>
      `${d.file} é GGUF da versão ${d.version > 0xffff ? `${d.version >>> 24}, big-endian` : d.version}; são lidas as versões 2 e 3, little-endian. Escolha uma conversão mais recente do modelo.`,
    'split-gguf': (d: { readonly file: string; readonly parts: number }): string =>
      `${d.file} é uma das ${d.parts} partes de um modelo. Junte-as com llama-gguf-split --merge e escolha o resultado.`,
    'bad-gguf': (d: {
      readonly file: string;
      readonly at: number;
      readonly what: 'count' | 'type' | 'twice' | 'name';
      readonly found: string;
    }): string =>
      `O cabeçalho de ${d.file} está errado perto do byte ${d.at}: ${d.what === 'name' ? 'um tensor não tem nome' : d.what === 'count' ? `anuncia ${d.found}, o que não é possível` : d.what === 'type' ? `não existe o tipo ${d.found}` : `${d.found} aparece duas vezes`}. ${again}`,
    overlap: (d: { readonly file: string; readonly tensor: string; readonly other: string }): string =>
      `Em ${d.file}, os tensores ${d.tensor} e ${d.other} se sobrepõem. ${again}`,
    'rows-of-blocks': (d: {
      readonly tensor: string;
      readonly type: string;
      readonly row: number;
      readonly block: number;
    }): string => `${d.tensor} tem linhas de ${d.row} números, mas ${d.type} guarda ${d.block} juntos. ${again}`,
    'llama2c-version': (d: { readonly file: string; readonly version: number }): string =>
      `${d.file} é da versão ${d.version} do llama2.c; são lidas as versões 0, 1 e 2. Exporte-o de novo em uma delas.`,
    'missing-tensor': (d: { readonly tensors: readonly string[]; readonly expected: readonly number[] }): string =>
      `Não há tensor ${d.tensors.join(' ou ')} de formato ${shape(d.expected)}. Os pesos e a configuração são de modelos diferentes, ou falta um arquivo. ${asPublished}`,
    'tensor-shape': (d: {
      readonly tensor: string;
      readonly expected: readonly number[];
      readonly found: readonly number[];
    }): string =>
      `${d.tensor} tem formato ${shape(d.found)}; a configuração pede ${shape(d.expected)}. Os pesos e a configuração são de modelos diferentes. ${asPublished}`,
    'tensor-type': (d: { readonly tensor: string; readonly found: string; readonly readable: readonly string[] }): string =>
      `${d.tensor} está gravado como ${d.found}; é possível ler ${list(d.readable)}. Escolha o modelo em um desses tipos.`,
    'not-finite': (d: { readonly tensor: string; readonly index: number; readonly value: string }): string =>
      `${d.tensor} contém ${d.value} no elemento ${d.index}: o arquivo está danificado, ou o treino divergiu. ${again}`,
    overflow: (d: { readonly tensor: string; readonly index: number; readonly value: number }): string =>
      `${d.tensor} contém ${d.value} no elemento ${d.index}; a página calcula com pesos em float16, cujo maior número é 65504. Este modelo não pode ser aberto aqui.`,
    'too-large': (d: {
      readonly name: string;
      readonly needed: number;
      readonly given: number;
      readonly isReported: boolean;
      readonly most: number;
    }): string =>
      `${d.name} precisaria de ${bytes(d.needed)} de memória, com os pesos duas vezes; ${d.isReported ? `este dispositivo informa no máximo uns ${bytes(d.given)}` : `esta página usa no máximo ${bytes(d.given)}`}. Escolha um modelo com menos de ${count(d.most)} parâmetros.`,
    'no-memory': (d: { readonly bytes: number }): string =>
      `Os pesos precisam de ${bytes(d.bytes)} de memória, que o navegador não concede. Feche outras abas ou escolha um modelo menor.`,
    'unknown-family': (d: { readonly family: string; readonly known: readonly string[] }): string =>
      `Este modelo é do tipo “${d.family}”, que a página não conhece. Ela conhece ${list(d.known)}.`,
    'bad-setting': (d: {
      readonly file: string;
      readonly key: string;
      readonly expected: keyof typeof kinds;
      readonly found: string | null;
    }): string =>
      d.found === null
        ? `${d.file} não diz ${d.key} (${kinds[d.expected]}). ${asPublished}`
        : `${d.file} diz que ${d.key} é ${d.found}; esperava-se ${kinds[d.expected]}. ${asPublished}`,
    'unsupported-setting': (d: { readonly file: string; readonly key: string; readonly value: string }): string =>
      `${d.file} diz que ${d.key} é ${d.value}, o que a página não consegue calcular. Escolha outro modelo.`,
    unsupported: (d: { readonly family: string; readonly what: Unsupported }): string =>
      `Este modelo (${d.family}) ${unsupported[d.what]}. Escolha outro modelo.`,
    'width-of-four': (d: { readonly what: 'width' | 'head' | 'rotated' | 'hidden'; readonly found: number }): string =>
      `${widths[d.what]} ${d.found}, mas a página calcula de quatro em quatro números e precisa de um múltiplo de 4. Escolha outro modelo.`,
    'bad-model': (d: { readonly path: string; readonly problem: string }): string =>
      `O modelo não pode ser calculado${d.path === '' ? '' : ` (${d.path})`}: ${d.problem}. Escolha outro modelo.`,
  },
} as const;

/** Completa “Este modelo (Gemma 3) …”. */
const unsupported = {
  experts: 'escolhe entre especialistas em suas MLPs (mistura de especialistas), o que a página não calcula',
  'norms-after': 'normaliza depois de cada bloco e não antes, o que a página não calcula',
  'projected-embedding': 'tem embeddings de largura diferente da de suas camadas, o que a página não calcula',
  bidirectional: 'deixa os tokens verem os posteriores, portanto não é um decodificador',
  'no-norm-weights': 'tem normas sem pesos, o que a página não calcula',
  'head-norm-bias': 'normaliza consultas e chaves com um viés, o que a página não calcula',
} as const;
type Unsupported = keyof typeof unsupported;

const widths = {
  width: 'A largura do modelo é',
  head: 'A largura de uma cabeça é',
  rotated: 'A parte de uma cabeça que gira é de',
  hidden: 'A largura oculta da MLP é',
} as const;
