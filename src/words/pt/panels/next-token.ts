import { plain, count as whole } from '../../numbers';

interface SamplingNow {
  readonly greedy: boolean;
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly seed: number;
}

export const nextToken = {
  title: 'Probabilidades do próximo token',
  shows: 'A distribuição do próximo token, antes e depois das configurações de amostragem.',
  line: (index: number, entropy: string): string => `para o token ${index}, entropia ${entropy}`,
  idea: 'Traços finos: antes das suas configurações; clique em um token para usá-lo.',
  taken: (token: string, surprisal: string): string => `Amostrado ${token} (surpresa ${surprisal}).`,
  takenCut: (token: string, surprisal: string): string =>
    `Amostrado ${token} (surpresa ${surprisal} antes das configurações, que agora o excluem).`,
  leaf: 'Ainda não há próximo token: avance, ou escolha um.',
  sharesOf: ['antes', 'depois'],
  rest: (count: number): string => (count === 1 ? '1 outro' : `${whole(count)} outros`),
  afterSettings: 'depois das configurações',
  raw: 'antes das configurações',
  chooseOne: 'Continuar com um destes',
  sampling: 'Como o próximo token é amostrado',
  samplingNow: ({ greedy, temperature, topK, topP, seed }: SamplingNow): string =>
    greedy
      ? 'Amostragem: gulosa'
      : [
          `Amostragem: temperatura ${plain(temperature)}`,
          ...(topK > 0 ? [`top-k ${whole(topK)}`] : []),
          ...(topP < 1 ? [`top-p ${plain(topP)}`] : []),
          `semente ${seed}`,
        ].join(', '),
  greedy: 'Gulosa: sempre o token mais provável',
  temperature: 'Temperatura',
  temperatureHint: 'abaixo de 1 concentra, acima de 1 espalha',
  topK: 'Top-k',
  topKHint: 'mantém os k mais prováveis; 0 mantém todos',
  topP: 'Top-p',
  topPHint: 'mantém os mais prováveis que juntos chegam a p; 1 mantém todos',
  seed: 'Semente',
  newSeed: 'Nova semente',
  branches: 'Ramos a partir daqui',
  branchShown: (token: string): string => `${token} (mostrado agora)`,
  where:
    'z são os logits, T a temperatura, K os tokens mantidos por top-k e top-p; a amostragem gulosa fica com o maior. H é a entropia antes das configurações, s a surpresa do token amostrado: ambas em bits, e 1 bit equivale a uma moeda honesta.',
  columns: {
    rank: 'ordem',
    token: 'token',
    id: 'id',
    probability: 'depois das configurações',
    raw: 'antes das configurações',
    surprisal: 'surpresa (bits)',
    taken: 'amostrado',
  },
  yes: 'sim',
} as const;
