import { count, precise } from '../numbers';

const shape = (extents: readonly number[]): string => (extents.length === 0 ? 'de um só número' : `[${extents.join(', ')}]`);
const write = 'Grave de novo com record.py, ou como “Recordings” na documentação descreve.';
const copy = 'Copie o arquivo mais uma vez de onde ele foi escrito.';

export const recording = {
  name: (model: string): string => `${model}, gravado em outro lugar`,
  why: 'Nada roda aqui: o que se vê foi gravado onde o modelo rodou, e é lido do arquivo linha por linha.',
  tag: { name: 'gravado em outro lugar', explain: 'Medido onde o modelo rodou e lido da gravação; não nesta máquina.' },
  picture: (model: string, tokens: number): string => `${model} · token ${count(tokens)} · Keepsake`,
  mark: (line: string): string => `${line} · gravado em outro lugar`,
  notComputed:
    'Isto é uma gravação. É possível percorrê-la passo a passo, mas nada pode ser calculado de novo com ela. Para isso, abra um modelo.',
  noWeights: 'Isto é uma gravação, que não tem pesos, nem chaves nem valores. Para vê-los, abra um modelo.',
  oneText: 'Uma gravação tem um só texto, e com ela não se pode ler outro. Para ler o seu, abra um modelo.',
  ended: 'A gravação termina aqui. Volte, ou abra um modelo para continuar a escrever.',
  otherToken: (recorded: string): string =>
    `Neste lugar a gravação continua com ${recorded}. Não é possível escolher outro token, porque o que o modelo teria feito com ele não foi gravado.`,
  mlp: 'MLP não gravado',
  nextIdea: 'Cada barra é a probabilidade que o modelo deu a um token; o texto gravado continua com o marcado.',
  taken: (token: string, surprisal: string): string => `A gravação continua com ${token} (surpresa ${surprisal}).`,
  noSampling: 'O próximo token é o gravado; nada é sorteado.',
  notAllocated: 'O que o modelo guardou onde rodou, pelo formato gravado; nada é alocado aqui.',
  mechanism: 'α são os pesos gravados, v os valores, t a linha, j a coluna. Não está gravado como os pesos foram calculados.',
  cache: 'b bytes por token em todas as camadas, como diz a gravação, n tokens.',
  notRecorded: 'Uma gravação só pode dar as próprias linhas, sem mudanças. Para calcular outras, abra um modelo.',
  error: {
    'not-safetensors': (d: { readonly bytes: number }): string =>
      `Isto não é uma gravação (${d.bytes} bytes): uma gravação é um arquivo safetensors, que começa com o comprimento de um cabeçalho e um cabeçalho. ${write}`,
    'not-recording': (): string =>
      `Este arquivo safetensors não é uma gravação: o cabeçalho não diz “format”: “keepsake-recording”. Se contém os pesos de um modelo, abra-o como modelo. Se não: ${write}`,
    newer: (d: { readonly found: string }): string =>
      `Esta gravação é da versão ${d.found}, e esta página lê a versão 1. Recarregue a página, ou escreva a gravação na versão 1.`,
    truncated: (d: { readonly tensor: string | null; readonly expected: number; readonly found: number }): string =>
      `A gravação acaba cedo demais${d.tensor === null ? ', dentro do cabeçalho' : `, dentro de ${d.tensor}`}: foram anunciados ${d.expected} bytes, há ${d.found}. ${copy}`,
    'bad-header': (d: { readonly tensor: string | null; readonly problem: string }): string =>
      `O cabeçalho da gravação está errado${d.tensor === null ? '' : ` sobre ${d.tensor}`}: ${d.problem}. ${write}`,
    'bad-facts': (d: { readonly path: string; readonly problem: string }): string =>
      `O que a gravação diz do modelo está errado${d.path === '' ? '' : ` em ${d.path}`}: ${d.problem}. ${write}`,
    'missing-tensor': (d: { readonly tensor: string; readonly expected: readonly number[] }): string =>
      `A gravação não tem ${d.tensor} de formato ${shape(d.expected)}. ${write}`,
    'wrong-shape': (d: {
      readonly tensor: string;
      readonly expected: readonly number[];
      readonly found: readonly number[];
    }): string => `${d.tensor} tem formato ${shape(d.found)}; o resto da gravação pede ${shape(d.expected)}. ${write}`,
    'wrong-dtype': (d: { readonly tensor: string; readonly found: string; readonly readable: readonly string[] }): string =>
      `${d.tensor} está gravado como ${d.found}; é possível ler ${d.readable.join(', ')}. ${write}`,
    'no-token': (d: {
      readonly tensor: string;
      readonly index: number;
      readonly token: number;
      readonly vocabulary: number;
    }): string =>
      `${d.tensor} tem o token ${d.token} no lugar ${d.index}; o vocabulário tem os tokens de 0 a ${d.vocabulary - 1}. ${write}`,
    'bad-ends': (d: { readonly index: number; readonly end: number; readonly from: number; readonly size: number }): string =>
      `vocabulary.ends tem ${d.end} no lugar ${d.index}, e deve estar entre ${d.from} e ${d.size}: os bytes de cada token acabam onde começam os do próximo. ${write}`,
    'bad-number': (d: { readonly tensor: string; readonly index: number; readonly value: number }): string =>
      `${d.tensor} contém ${d.value} no elemento ${d.index}. Pesos, normas e entropia são números não menores que 0, e logits são finitos. ${write}`,
    'too-much': (d: { readonly tensor: string; readonly row: number; readonly head: number; readonly sum: number }): string =>
      `Em ${d.tensor}, os pesos da cabeça ${d.head} na linha ${d.row} somam ${precise(d.sum, 4)}; uma linha de atenção soma no máximo 1. Grave os pesos depois do softmax, linha por linha do triângulo inferior, com todas as cabeças de cada peso juntas. ${write}`,
    chances: (d: { readonly row: number; readonly sum: number; readonly twice: boolean }): string =>
      d.twice
        ? `next.tokens nomeia um token duas vezes na linha ${d.row}. ${write}`
        : `As probabilidades dos tokens mais prováveis da linha ${d.row} somam ${precise(d.sum, 4)}, mais que 1. next.logSumExp deve ser o logaritmo da soma de exp sobre todos os logits. ${write}`,
    unreadable: (): string =>
      'O arquivo da gravação não pode mais ser lido: foi mudado, movido ou apagado depois de aberto. Abra-o de novo.',
  },
} as const;
