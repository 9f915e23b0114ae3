/** What the panel of curves over the depth says. Loaded with its panel. */
import { plain } from '../numbers';
import { plural } from './amounts';

export const depth = {
  line: (share: string, layer: number): string => `${share} das cabeças da camada ${layer} têm sumidouro`,
  idea: 'Em muitos modelos as cabeças com sumidouro começam onde o estado oculto do primeiro token cresce, seu valor encurta e a entropia cai.',
  where: (epsilon: number): string =>
    `h é o fluxo residual como uma camada o lê; v, o que a camada guarda como valores, em todas as suas cabeças. Uma cabeça tem sumidouro se sua parte média no token 0 passa de ${plain(epsilon)}. X tem uma linha por token; σ_j são seus valores singulares. H é 1 quando todas as direções são usadas por igual (2510.06477).`,
  upper: 'Cabeças com sumidouro e entropia do fluxo residual',
  lower: 'Comprimento do token 0, em relação à mediana dos outros',
  share: 'com sumidouro',
  entropy: 'H',
  without: 'H, sem token 0',
  hidden: '‖h₀‖ ÷ mediana',
  value: '‖v₀‖ ÷ mediana',
  layerAxis: 'camada',
  partAxis: 'parte, entropia',
  timesAxis: 'vezes a mediana',
  noCause: 'Que as curvas se movam juntas não diz que uma cause outra.',
  reading: 'O fluxo residual é lido de novo para a entropia assim que nada mais estiver em andamento.',
  refused: 'Sem entropia: estas linhas não podem ser lidas de novo, porque tokens saíram do cache ou nada é calculado aqui.',
  entropyOf: (tokens: number): string => `Entropia sobre o começo: ${plural(tokens, 'token')}.`,
  columns: {
    layer: 'camada',
    share: 'parte de cabeças com sumidouro',
    hidden: '‖h₀‖ sobre a mediana de ‖h‖, antes da camada',
    value: '‖v₀‖ sobre a mediana de ‖v‖',
    entropy: 'H, antes da camada',
    without: 'H sem o token 0',
  },
} as const;
