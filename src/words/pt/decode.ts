import { count as whole, precise } from '../numbers';
import { plural } from './plural';

const tokens = (n: number): string => plural(n, 'token');
/** The first tokens were read. */
const firstRead = (n: number): string => (n === 1 ? 'O primeiro token foi lido' : `Os primeiros ${tokens(n)} foram lidos`);

export const decode = {
  promptEmpty: 'O prompt está vazio, então o texto é só o token com que começa. Avance para ver o que o modelo gera.',
  promptTruncated: (kept: number, dropped: number): string =>
    `O prompt é mais longo que o cache. ${firstRead(kept)}; ${tokens(dropped)} no fim ${dropped === 1 ? 'ficou' : 'ficaram'} de fora.`,
  promptCut: (kept: number, characters: number): string =>
    `O prompt é mais longo que o cache. ${firstRead(kept)}; ${characters === 1 ? 'o caractere seguinte ficou' : `os ${whole(characters)} caracteres seguintes ficaram`} de fora.`,
  unknownCharacters: (count: number): string =>
    count === 1
      ? '1 caractere não está no alfabeto deste modelo e ficou de fora.'
      : `${whole(count)} caracteres não estão no alfabeto deste modelo e ficaram de fora.`,
  recovered: 'A GPU foi perdida e se recuperou. Os pesos foram carregados de novo e o texto foi lido de novo; não falta nada.',
  fellBack: 'A GPU foi perdida e não se recuperou. O modelo agora roda na CPU; não falta nada.',
  contextFull: (slots: number): string =>
    `Todos os ${slots} slots do cache estão ocupados, então o texto não pode crescer. Volte, ou leia um prompt mais curto.`,
  beyondTraining: (trained: number): string =>
    `O texto agora é mais longo que os ${tokens(trained)} com que este modelo foi treinado; espere previsões piores.`,
  logitsDiffer: (difference: number): string =>
    `Na máquina que fez este link, os logits do modelo diferem dos daqui em ${precise(difference, 2)}. Os tokens são os do link; tudo o que se vê é calculado aqui.`,
  leftOut: (what: readonly string[]): string =>
    `Parte do que foi pedido não está disponível aqui. Ficou de fora: ${what.join('; ')}. O resto está aberto.`,
  noZeroSink: {
    already: 'Este modelo já foi treinado com um logit extra.',
    none: 'Este modelo não tem softmax ao qual somá-lo.',
  },
  zeroSinkLeft: (why: string): string => `O softmax + 1 ficou de fora. ${why}`,
  notNumbers:
    'Os logits do modelo não são números neste passo, então nenhum token pode ser amostrado. Carregue o modelo de novo ou escolha o outro backend.',
  noModel: 'Nenhum modelo está carregado. Abra um primeiro.',
  noSuchToken: (token: number): string => `Não há token ${token} no vocabulário deste modelo.`,
  noSuchBranch: (node: number): string => `Este texto não tem o ramo ${node}. Escolha um pelas marcas no texto.`,
  overtaken: 'Uma ação posterior mudou o texto antes, então esta foi cancelada.',
  noSuchTokens: (token: number, vocabulary: number): string =>
    `O texto contém o token ${token}, mas o vocabulário deste modelo acaba em ${vocabulary - 1}. Nada foi lido.`,
  noSuchStep: (index: number, length: number): string => `Não há token ${index} neste texto de ${tokens(length)}.`,
} as const;
