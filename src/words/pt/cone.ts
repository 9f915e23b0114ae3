/** What the panel of a changed token says. Loaded with its panel. */
import { signed, significant } from '../numbers';
import { plural, whole as count } from './amounts';

const three = (value: number): string => signed(value, 3);

export const cone = {
  line: (token: string, other: string): string => `${token} vira “${other}”`,
  reading: 'O texto é lido de novo com um token trocado.',
  short: 'Dois tokens são poucos: troque um que tenha outros depois. Deixe o modelo continuar a escrever.',
  idea: 'Em muitos modelos o sumidouro impede que um token trocado se espalhe: sem ele, a troca chega com mais força aos tokens seguintes.',
  where:
    'x é o texto, x′ o texto com outro token no lugar p, h o fluxo residual antes da camada l; L é depois da última camada. i ≥ 1: o token 0 sai do cache depois de sua própria linha, então nenhuma linha posterior o vê. Os quatro textos são lidos com o cache completo. Tokens antes de p não o veem: ali Δ é 0 (2504.02732).',
  other: 'No lugar',
  likeliest: 'o mais provável',
  otherHint: 'Digite um token e tecle Enter; vazio é o outro token mais provável ali.',
  typed: (token: string): string => `Tecle Enter para “${token}”.`,
  unknown: 'O vocabulário deste modelo não consegue escrever isto; tente outros caracteres.',
  several: (pieces: string): string => `São vários tokens (${pieces}); digite um.`,
  whole: 'Com o sumidouro',
  dropped: 'Sem ele (token 0 retirado)',
  axes: 'token →, linhas: antes de cada camada; última: no fim',
  legend: 'Δ, partes do comprimento, logarítmica; a partir de 1 igual',
  figure: 'Quanto cada token se move, camadas por tokens; as setas movem, Enter troca um token',
  hint: 'Aponte para uma célula para ver seus números; clique em um token para trocar esse.',
  readout: (token: string, layer: number | null, whole: number, dropped: number): string =>
    `${token}, ${layer === null ? 'depois da última camada' : `antes da camada ${layer}`}: Δ ${three(whole)} com o sumidouro, ${three(dropped)} sem ele.`,
  means: (whole: number, dropped: number): string =>
    `Depois da última camada, os tokens seguintes se movem em média ${three(whole)} de seu comprimento com o sumidouro e ${three(dropped)} sem ele.`,
  last: 'Nenhum token vem depois do trocado, então não há média dos seguintes.',
  bounded: (tokens: number): string =>
    `Lido: os primeiros ${plural(tokens, 'token')}; os números de mais tokens não caberiam na memória.`,
  progress: (done: number, total: number): string => `Lendo quatro textos: ${count(done)} de ${count(total)} linhas.`,
  much: (work: number): string => `Quatro leituras são cerca de ${significant(work / 1e9, 2)} bilhões de multiplicações.`,
  start: 'Ler',
  stop: 'Parar',
  failed: (error: string): string => `A leitura falhou: ${error} Mude o token para tentar de novo.`,
  columns: {
    layer: 'camada antes da qual está; a última: depois de todas',
    token: 'token',
    text: 'texto',
    whole: 'Δ com o sumidouro',
    dropped: 'Δ sem o token 0',
  },
} as const;
