/** O que se diz dos modelos que quem visita a página abre. Carregado com o que os abre. */
import { bytes } from './amounts';
import { count } from '../numbers';
import { plural } from './plural';

const percent = (done: number, total: number): string => (total === 0 ? '' : `: ${Math.floor((100 * done) / total)} %`);

export const ownModels = {
  title: 'Um modelo seu',
  note: 'Uma pasta com config.json, model.safetensors e o tokenizador; um arquivo .gguf; ou um arquivo .bin do llama2.c com o tokenizer.bin. Também podem ser soltos em qualquer lugar desta página. São lidos aqui e não saem deste computador.',
  files: 'Abrir arquivos',
  folder: 'Abrir uma pasta',
  hub: 'Do Hugging Face Hub',
  hubHint: 'dono/nome, ou dono/nome/arquivo.gguf. Só quando você aperta o botão o huggingface.co é consultado.',
  lookUp: 'Consultar',
  drop: 'Solte para abrir: a pasta ou os arquivos de um modelo, uma gravação ou uma lição',
  work: {
    looking: (): string => 'Lendo o que são os arquivos.',
    listing: (): string => 'Perguntando ao Hub o que há no repositório.',
    fetching: (d: { readonly name: string; readonly done: number; readonly total: number }): string =>
      `Baixando ${d.name}: ${bytes(d.done)} de ${bytes(d.total)}.`,
    tokenizer: (d: { readonly name: string }): string => `Lendo o tokenizador${d.name === '' ? '' : ` de ${d.name}`}.`,
    weights: (d: { readonly name: string; readonly done: number; readonly total: number }): string =>
      `Lendo os pesos de ${d.name}${percent(d.done, d.total)}.`,
    starting: (d: { readonly name: string }): string => `O motor está carregando ${d.name}.`,
  },
  cancel: 'Cancelar',
  open: (name: string): string => `Abrir ${name}`,
  fetch: (name: string, size: number): string => `Baixar ${bytes(size)} e abrir ${name}`,
  fetchRest: (name: string, size: number): string => `Baixar os ${bytes(size)} restantes e abrir ${name}`,
  offered: (name: string, files: number, size: number): string =>
    `${name}: ${plural(files, 'arquivo')}, ${bytes(size)} ao todo, do huggingface.co.`,
  partKept: (size: number): string => `${bytes(size)} já estão aqui.`,
  stays: 'Ficará guardado neste navegador até você remover (Sobre, “Sem rede”).',
  staysNot: 'Este navegador não oferece onde guardar; fica na memória e se perde quando a página é fechada.',
  ask: 'É grande; isto é o que ele ocupa, antes de ser lido:',
  rows: {
    family: 'Família',
    format: 'Formato',
    shape: 'Forma',
    parameters: 'Parâmetros',
    trained: 'Texto mais longo no treino',
    weights: 'Pesos, duas vezes: onde rodam e para começar de novo',
    cache: 'Cache: o texto mais longo que cabe',
    steps: 'O que os passos calculam e mostram, no máximo',
    total: 'Memória ao todo',
  },
  formatOf: (format: string, types: readonly string[]): string =>
    types.length === 0 ? format : `${format} (${types.join(', ')})`,
  shapeOf: (layers: number, width: number, heads: number, keyValueHeads: number, vocabulary: number): string =>
    `${plural(layers, 'camada')}, largura ${count(width)}, ${plural(heads, 'cabeça')}${keyValueHeads === heads ? '' : ` sobre ${plural(keyValueHeads, 'cabeça de chave e valor', 'cabeças de chave e valor')}`}, ${count(vocabulary)} tokens`,
  bytes,
  /** The longest text in training. */
  trainedOn: (length: number): string => `${count(length)} tokens`,
  slots: (slots: number, size: number): string => `${count(slots)} tokens: ${bytes(size)}`,
  tooLarge: (needed: number, given: number): string =>
    `Sua maior parte precisa de um buffer de ${bytes(needed)}, e esta GPU aceita no máximo ${bytes(given)}: vai rodar na CPU, devagar.`,
  noGpu: 'Este navegador não oferece WebGPU: vai rodar na CPU, devagar.',
  scarce: (need: number, memory: number): string =>
    `Precisa de ${bytes(need)}, e o navegador declara ${bytes(memory)} de memória: pode falhar. Nesse caso o modelo anterior fica.`,
  yours: 'Os seus',
  yoursNote: 'Enquanto a página estiver aberta. Deles não se sabe o que foi registrado no treino.',
  yourFacts: (parameters: number, weights: number, perToken: number): string =>
    `${plural(parameters, 'parâmetro')}, ${bytes(weights)} de pesos; ${bytes(perToken)} de cache por token`,
  from: (source: string, family: string, format: string): string => `${family}, ${format}: ${source}`,
  isOpen: 'aberto',
  keptTitle: 'Modelos do Hub',
  keptNone: 'Nenhum está guardado neste navegador.',
  keptPart: (size: number, total: number): string => `${bytes(size)} de ${bytes(total)}`,
  remove: (name: string): string => `Remover ${name}`,
  openIt: 'Abrir',
  removeIt: 'Remover',
  awaitedFiles: (name: string): string =>
    `Este link mostra ${name}, um modelo dos arquivos de alguém, que nenhum link consegue conter. Abra aqui os mesmos arquivos, e o texto e os ajustes do link aparecem.`,
  awaitedHub: (name: string): string =>
    `Este link mostra ${name}, do Hugging Face Hub. Nada é baixado antes de você apertar; depois o texto e os ajustes do link aparecem.`,
  chooseFiles: 'Escolher os arquivos',
  first: {
    label: 'Primeiro token',
    added: (token: string): string => `O texto começa com ${token}, que o tokenizador põe por si mesmo.`,
    notAdded: (token: string): string => `O texto começa com ${token}, que o tokenizador não põe por si mesmo.`,
    without: (token: string): string => `O texto começa sem ${token}, que o tokenizador poria por si mesmo.`,
    none: (token: string): string => `Nada vem antes do texto, como o tokenizador faz; ${token} pode ser posto antes dele.`,
    readWithout: 'Ler sem esse token',
    readWith: (token: string): string => `Ler com ${token}`,
  },
} as const;
