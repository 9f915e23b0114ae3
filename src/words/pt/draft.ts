import { fixed } from '../numbers';
import { plural } from './amounts';

const ms = (value: number): string => `${fixed(value, value < 10 ? 2 : 1)} ms`;
const times = (value: number): string => fixed(value, 2);

interface Shape {
  readonly count: number;
  readonly candidates: number;
}

interface Measured extends Shape {
  readonly plain: number;
  readonly drafted: number;
  readonly factor: number;
  readonly cost: number;
  readonly rows: number;
  readonly ideal: number;
  readonly perPass: number;
  readonly tokens: number;
}

const drafts = (draftName: string, target: string, { count, candidates }: Shape): string =>
  candidates > 1
    ? `${draftName} propõe ${plural(count, 'posição', 'posições')} com ${candidates} candidatos cada, ${target} verifica tudo em uma passada`
    : `${draftName} propõe ${plural(count, 'token')}, ${target} verifica tudo em uma passada`;

export const draft = {
  inEquation: { accept: 'aceita', otherwise: 'senão' },
  line: (
    draftName: string,
    target: string,
    shape: Shape,
    counted: { readonly passes: number; readonly tokens: number } | null,
  ): string =>
    counted === null
      ? drafts(draftName, target, shape)
      : `${drafts(draftName, target, shape)}: ${plural(counted.passes, 'passada')}, ${times(counted.tokens)} tokens por passada`,
  off: 'Desligado: um token por passada',
  invite:
    'Ligue e avance: um modelo pequeno rascunha alguns tokens à frente, e este modelo verifica todos em uma passada. De um jeito ou de outro, o texto é amostrado da distribuição deste modelo.',
  opening: 'Carregando o modelo de rascunho.',
  noPass: 'Avance para ver a primeira passada.',
  tryAgain: 'Tentar de novo',
  failed: (message: string): string => `O modelo de rascunho parou; a decodificação continua sem ele: ${message}`,
  on: 'Rascunhar e verificar',
  model: 'Modelo de rascunho',
  itself: (name: string): string => `${name} (o próprio modelo)`,
  count: 'Tokens rascunhados',
  countHint: 'k: o modelo de rascunho propõe k tokens, e o modelo lê k + 1 linhas de uma vez.',
  candidates: 'Candidatos por posição',
  candidatesHint:
    'O rascunho continua depois do primeiro candidato; os outros não custam nada a mais. Juntos eles formam uma árvore, que a atenção linear lê em uma passada.',
  noTree:
    'Este modelo lê as suas linhas como um só texto, então recebe um candidato por posição. Só modelos feitos de atenção linear conseguem ler uma árvore.',
  fewer: (candidates: number): string => `Uma passada não comporta mais de ${plural(candidates, 'candidato')} por posição.`,
  tree: (rows: number, alone: number): string =>
    `A última passada leu uma árvore de ${plural(rows, 'token proposto', 'tokens propostos')}; ler cada um dos caminhos em separado tomaria ${plural(alone, 'linha')}.`,
  treeRead:
    'Uma passada por uma árvore não muda o estado, então os tokens aceitos são lidos de novo como parte do texto. São essas linhas que decidem, e assim o texto é o mesmo que sem rascunho.',
  state:
    'Este modelo guarda um estado, e nenhum token pode ser tirado dele. Depois de uma rejeição, ele restaura a cópia de antes da passada e lê de novo os tokens aceitos.',
  evicting:
    'Esta política descarta linha por linha, então, com o cache cheio, as linhas são lidas uma a uma. Depois de uma rejeição, o texto pode ser lido de novo desde o início.',
  idea: 'Cada linha é uma passada: os tokens propostos são aceitos até a primeira rejeição, que é reamostrada; sem rejeição há um token de bônus.',
  where:
    'p e q são as distribuições do modelo e do rascunho em uma posição, depois de temperatura, top-k e top-p; TV é a variação total. α é a média de Σ min(p, q) nas posições verificadas (para o primeiro candidato), β a chance de outro candidato ser aceito se o primeiro é rejeitado. E é o número esperado de tokens por passada se as posições fossem independentes. S é o ganho de velocidade: c é o tempo para rascunhar um token e r o de uma passada de k + 1 linhas, ambos em passos de uma linha do modelo (Leviathan et al. 2211.17192; Chen et al. 2302.01318, em que r = 1). Depois de uma rejeição, os caches voltam aos tokens aceitos. Vários candidatos são tentados em ordem, cada um contra o que os anteriores deixam de p.',
  fates: { accepted: 'aceito', rejected: 'rejeitado', unread: 'não verificado' },
  next: { resampled: 'reamostrado', bonus: 'bônus' },
  passes: 'Últimas passadas',
  pass: (number: number): string => `Passada ${number}`,
  gave: (tokens: number): string => plural(tokens, 'token'),
  chip: (token: string, fate: string, percent: string | null): string =>
    percent === null ? `${token}: ${fate}` : `${token}: ${fate}; probabilidade de aceitação ${percent}`,
  nextChip: (token: string, kind: string): string => `${token}: ${kind}`,
  figures: 'Taxa de aceitação e tokens por passada',
  acceptance: 'taxa de aceitação α = 1 − TV(p, q)',
  others: 'taxa de outro candidato, se o primeiro é rejeitado: β',
  measured: 'tokens por passada, medidos',
  expected: 'tokens por passada, esperados por α',
  value: (value: number): string => fixed(value, 3),
  places: 'Aceitos, por posição no rascunho',
  place: (place: number): string => `posição ${place}`,
  share: (accepted: number, read: number): string => `${accepted} de ${read}`,
  placesLegend: {
    measured: 'aceitos, dos verificados',
    expected: 'média de Σ min(p, q)',
    candidates: 'probabilidade média de um candidato ser aceito',
  },
  placeFigure: (place: number, accepted: number, read: number, agreement: string): string =>
    `Posição ${place}: ${accepted} de ${read} ${accepted === 1 ? 'aceito' : 'aceitos'}, média de Σ min(p, q) ${agreement}`,
  time: 'É mais rápido nesta máquina?',
  tokens: 'Tokens a medir',
  tokensHint: 'Decodifica a partir do cursor três vezes com o rascunho e três vezes sem; o texto não muda.',
  measure: (tokens: number): string => `Medir o tempo de ${plural(tokens, 'token')} com e sem rascunho`,
  measuring: 'Medindo o tempo…',
  notMeasured: 'Tempo ainda não medido.',
  verdict: (
    { plain, drafted, factor, cost, rows, ideal, perPass, count, candidates, tokens }: Measured,
    pays: 'yes' | 'no' | 'even',
  ): readonly string[] => [
    factor >= 1
      ? {
          yes: `Mais rápido aqui: um token leva ${ms(drafted)} com o rascunho e ${ms(plain)} sem, ${times(factor)} vezes mais rápido (${plural(tokens, 'token')} de cada jeito, mediana de três).`,
          no: `Mais lento aqui: um token leva ${ms(drafted)} com o rascunho e ${ms(plain)} sem, ${times(factor)} vezes mais rápido (${plural(tokens, 'token')} de cada jeito, mediana de três).`,
          even: `Nenhuma diferença aqui: um token leva ${ms(drafted)} com o rascunho e ${ms(plain)} sem, ${times(factor)} vezes mais rápido (${plural(tokens, 'token')} de cada jeito, mediana de três).`,
        }[pays]
      : {
          yes: `Mais rápido aqui: um token leva ${ms(drafted)} com o rascunho e ${ms(plain)} sem, ${times(1 / factor)} vezes mais lento (${plural(tokens, 'token')} de cada jeito, mediana de três).`,
          no: `Mais lento aqui: um token leva ${ms(drafted)} com o rascunho e ${ms(plain)} sem, ${times(1 / factor)} vezes mais lento (${plural(tokens, 'token')} de cada jeito, mediana de três).`,
          even: `Nenhuma diferença aqui: um token leva ${ms(drafted)} com o rascunho e ${ms(plain)} sem, ${times(1 / factor)} vezes mais lento (${plural(tokens, 'token')} de cada jeito, mediana de três).`,
        }[pays],
    candidates > 1
      ? `Rascunhar uma posição custa ${times(cost)} passos do modelo, uma passada de ${plural(count * candidates + 1, 'linha')} (com os tokens aceitos lidos de novo) custa ${times(rows)}, e uma passada deu ${times(perPass)} tokens.`
      : `Rascunhar um token custa ${times(cost)} passos do modelo, uma passada de ${plural(count + 1, 'linha')} custa ${times(rows)}, e uma passada deu ${times(perPass)} tokens.`,
    ...(rows <= 1.2
      ? []
      : ideal >= 1
        ? [
            `Se uma passada levasse o tempo de uma só linha, como os artigos supõem, a decodificação seria ${times(ideal)} vezes mais rápida.`,
          ]
        : [
            `Se uma passada levasse o tempo de uma só linha, como os artigos supõem, a decodificação seria ${times(1 / ideal)} vezes mais lenta.`,
          ]),
  ],
  columns: {
    pass: 'passada',
    index: 'índice',
    candidate: 'candidato',
    token: 'token',
    fate: 'resultado',
    chance: 'min(1, p/q)',
    agreement: 'Σ min(p, q)',
    draft: 'rascunho (ms por passada)',
    target: 'modelo (ms por passada)',
  },
} as const;
