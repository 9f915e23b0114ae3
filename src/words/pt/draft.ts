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
    ? `${draftName} propõe ${plural(count, 'posição', 'posições')} com ${candidates} candidatos cada, ${target} verifica tudo em uma passagem`
    : `${draftName} propõe ${plural(count, 'token')}, ${target} verifica tudo em uma passagem`;

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
      : `${drafts(draftName, target, shape)}: ${plural(counted.passes, 'passagem', 'passagens')}, ${times(counted.tokens)} tokens por passagem`,
  off: 'Desligado: um token por passagem',
  invite:
    'Ligue e avance: um modelo pequeno propõe alguns tokens à frente, e este modelo verifica todos em uma passagem. De um jeito ou de outro, o texto é amostrado da distribuição deste modelo.',
  opening: 'Carregando o modelo de rascunho.',
  noPass: 'Avance para ver a primeira passagem.',
  tryAgain: 'Tentar de novo',
  failed: (message: string): string => `O modelo de rascunho parou; a decodificação continua sem ele: ${message}`,
  on: 'Propor e verificar',
  model: 'Modelo de rascunho',
  itself: (name: string): string => `${name} (o próprio modelo)`,
  onlyItself: (name: string): string =>
    `Nenhum outro modelo aqui tem os tokens de ${name}, então só ele mesmo pode propor. Abra um menor com os mesmos tokens.`,
  otherTokens: (name: string, target: string): string =>
    `${name} e ${target} têm tokens diferentes, então nenhum pode propor para o outro.`,
  count: 'Tokens propostos',
  countHint: 'k: o modelo de rascunho propõe k tokens, e o modelo lê k + 1 linhas de uma vez.',
  candidates: 'Candidatos por posição',
  candidatesHint:
    'O rascunho continua depois do primeiro candidato; os outros não custam nada a mais. Juntos eles formam uma árvore, que a atenção linear lê em uma passagem.',
  noTree:
    'Este modelo lê as suas linhas como um só texto, então recebe um candidato por posição. Só modelos feitos de atenção linear conseguem ler uma árvore.',
  fewer: (candidates: number): string => `Uma passagem não comporta mais de ${plural(candidates, 'candidato')} por posição.`,
  tree: (rows: number, alone: number): string =>
    `A última passagem leu uma árvore de ${plural(rows, 'token proposto', 'tokens propostos')}; ler cada um dos caminhos em separado tomaria ${plural(alone, 'linha')}.`,
  treeRead:
    'Uma passagem por uma árvore não muda o estado, então os tokens aceitos são lidos de novo como parte do texto. São essas linhas que decidem, e assim o texto é o mesmo que sem rascunho.',
  state:
    'Este modelo guarda um estado, e nenhum token pode ser tirado dele. Depois de uma rejeição, ele restaura o estado de antes da passagem e lê de novo os tokens aceitos.',
  evicting:
    'Esta política descarta linha por linha, então, com o cache cheio, as linhas são lidas uma a uma. Depois de uma rejeição, o texto pode ser lido de novo desde o início.',
  idea: 'Cada linha é uma passagem: os tokens propostos são aceitos até o primeiro rejeitado, que é reamostrado; se não há nenhum, vem um token de bônus.',
  where:
    'p e q são as distribuições do modelo e do rascunho em uma posição, depois de temperatura, top-k e top-p; TV é a variação total. α é a média de Σ min(p, q) nas posições verificadas (para o primeiro candidato), β a chance de outro candidato ser aceito se o primeiro é rejeitado. O número esperado de tokens por passagem, se as posições fossem independentes, é E. S é o ganho de velocidade: c é o tempo para propor um token e r o de uma passagem de k + 1 linhas, ambos em passos de uma linha do modelo (Leviathan et al. 2211.17192; Chen et al. 2302.01318, em que r = 1). Depois de uma rejeição, os caches voltam aos tokens aceitos. Vários candidatos são tentados em ordem, cada um contra o que os anteriores deixam de p.',
  fates: { accepted: 'aceito', rejected: 'rejeitado', unread: 'não verificado' },
  next: { resampled: 'reamostrado', bonus: 'bônus' },
  passes: 'Últimas passagens',
  pass: (number: number): string => `Passagem ${number}`,
  gave: (tokens: number): string => plural(tokens, 'token'),
  chip: (token: string, fate: string, percent: string | null): string =>
    percent === null ? `${token}: ${fate}` : `${token}: ${fate}; probabilidade de aceitação ${percent}`,
  nextChip: (token: string, kind: string): string => `${token}: ${kind}`,
  figures: 'Taxa de aceitação e tokens por passagem',
  acceptance: 'taxa de aceitação α = 1 − TV(p, q)',
  others: 'taxa de outro candidato, se o primeiro é rejeitado: β',
  measured: 'tokens por passagem, medidos',
  expected: 'tokens por passagem, esperados por α',
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
    {
      yes: `Mais rápido aqui: um token leva ${ms(drafted)} com o rascunho e ${ms(plain)} sem; a velocidade é multiplicada por ${times(factor)} (${plural(tokens, 'token')} de cada jeito, mediana de três).`,
      no: `Mais lento aqui: um token leva ${ms(drafted)} com o rascunho e ${ms(plain)} sem; a velocidade é multiplicada por ${times(factor)} (${plural(tokens, 'token')} de cada jeito, mediana de três).`,
      even: `Nenhuma diferença aqui: um token leva ${ms(drafted)} com o rascunho e ${ms(plain)} sem; a velocidade é multiplicada por ${times(factor)} (${plural(tokens, 'token')} de cada jeito, mediana de três).`,
    }[pays],
    candidates > 1
      ? `Propor uma posição custa ${times(cost)} passos do modelo, uma passagem de ${plural(count * candidates + 1, 'linha')} (com os tokens aceitos lidos de novo) custa ${times(rows)}, e uma passagem deu ${times(perPass)} tokens.`
      : `Propor um token custa ${times(cost)} passos do modelo, uma passagem de ${plural(count + 1, 'linha')} custa ${times(rows)}, e uma passagem deu ${times(perPass)} tokens.`,
    ...(rows <= 1.2
      ? []
      : [
          `Se uma passagem levasse o tempo de uma só linha, como os artigos supõem, a velocidade seria multiplicada por ${times(ideal)}.`,
        ]),
  ],
  columns: {
    pass: 'passagem',
    index: 'índice',
    candidate: 'candidato',
    token: 'token',
    fate: 'resultado',
    chance: 'min(1, p/q)',
    agreement: 'Σ min(p, q)',
    draft: 'rascunho (ms por passagem)',
    target: 'modelo (ms por passagem)',
  },
} as const;
