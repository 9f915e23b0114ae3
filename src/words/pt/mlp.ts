import { type MlpWords, nonlinearity } from '../mlp-words';
import { exponential, signed } from '../numbers';
import { plural, whole } from './amounts';

const agreement = (most: number): string =>
  most === 0
    ? ' O que se calcula aqui de h é o mesmo do kernel.'
    : ` O que se calcula aqui de h difere do kernel em no máximo ${exponential(most, 0)}.`;

function letters({ norm, parallel, after }: MlpWords, definition: string): string {
  const [name, more] = norm === 'layer' ? ['o LayerNorm', ' e b o viés, μ é a média de r'] : ['o RMSNorm', ''];
  const before = parallel ? 'antes da atenção da camada, ao lado da qual a MLP roda' : 'depois da atenção da camada';
  const later = after ? ' N é uma norma pela qual a soma passa antes de ser somada ao residual.' : '';
  return `r é o residual deste token ${before}, x o que ${name} faz dele (g são os pesos${more}, d a dimensão), i um neurônio; ${definition}. w₂ é o vetor que o neurônio i soma, vezes h.${later}`;
}

export const mlp = {
  line: (layer: number, token: string): string => `camada ${layer}, ${token}`,
  most: (most: number, neurons: number, closed: number, gated: boolean): string => {
    const gates = closed === 1 ? 'porta está quase fechada' : 'portas estão quase fechadas';
    const off = closed === 1 ? 'está quase desligado' : 'estão quase desligados';
    return `${whole(most)} de ${plural(neurons, 'neurônio')} ${most === 1 ? 'responde' : 'respondem'} por 90% da saída; ${whole(closed)} ${gated ? gates : off}.`;
  },
  reading: (layer: number, token: string): string => `camada ${layer}, ${token}: em leitura`,
  none: (layer: number): string => `camada ${layer}: sem MLP`,
  instead:
    'Esta camada é só atenção: não tem MLP. Em uma camada que tem, cada token passa também por algumas centenas de neurônios, e cada um soma o seu próprio vetor.',
  idea: 'Cada token passa sozinho pela MLP: cada neurônio multiplica uma porta e um valor, e soma o seu vetor vezes esse produto.',
  plainIdea:
    'Cada token passa sozinho pela MLP: cada neurônio o mede em uma direção, aplica uma não linearidade e soma o seu vetor vezes o resultado.',
  where(facts: MlpWords, difference: number | null): string {
    const quiet = facts.gated
      ? `Uma porta está quase fechada onde |${facts.f}| < 0,05.`
      : 'Um neurônio está quase desligado onde |h| < 0,05.';
    const effect = facts.effects
      ? ' O efeito direto é o que o vetor sozinho faz com os logits, passando ao largo de todas as camadas acima, na escala da última norma desta linha.'
      : '';
    const read = facts.gated
      ? 'O produto é lido do kernel, quando a linha do token é calculada mais uma vez até ali; portas e valores são calculados aqui a partir de x e dos pesos.'
      : 'h é lido do kernel, quando a linha do token é calculada mais uma vez até ali; os valores são calculados aqui a partir de x e dos pesos.';
    return `${letters(facts, nonlinearity(facts))} A parcela de um neurônio na saída é o comprimento |h| · ‖w₂‖ do que ele soma, como parte de todos esses comprimentos; vetores podem se cancelar, então a própria saída é mais curta. ${quiet}${effect} ${read}${difference === null ? '' : agreement(difference)}`;
  },
  order: 'Ordem',
  orders: { size: 'maiores primeiro', number: 'como numerados' },
  gate: 'porta',
  value: 'valor',
  product: 'produto = porta × valor',
  bent: (f: string): string => `h = ${f}(valor)`,
  axis: (order: 'size' | 'number'): string =>
    order === 'size' ? 'neurônios, maior parcela primeiro' : 'neurônios, como numerados',
  ninety: '90%',
  figure: (neurons: number, gated: boolean): string =>
    `${gated ? 'Porta, valor e produto' : 'Valor e h'} de ${plural(neurons, 'neurônio')}, em barras`,
  readout(neuron: number, gate: number | null, value: number, product: number, share: string): string {
    const made =
      gate === null
        ? `valor ${signed(value, 3)}, h ${signed(product, 3)}`
        : `porta ${signed(gate, 3)} × valor ${signed(value, 3)} = ${signed(product, 3)}`;
    return `neurônio ${neuron}: ${made}, ${share} da saída`;
  },
  number: (value: number): string => signed(value, 3),
  effect: (token: string, logits: number): string => `${token} ${logits < 0 ? '' : '+'}${signed(logits, 2)}`,
  columns: {
    neuron: 'neurônio',
    gate: 'porta',
    value: 'valor',
    product: 'produto',
    bent: 'h',
    share: 'parcela',
    raises: 'o que mais favorece, direto',
  },
  tableColumns: {
    neuron: 'neurônio',
    gate: (f: string): string => `porta, ${f}(x · w_g)`,
    value: 'valor, x · w_1',
    product: 'produto',
    bent: (f: string): string => `h, ${f}(valor)`,
    length: 'comprimento de w_2',
    share: 'parcela da saída',
  },
} as const;
