import { exponential, signed } from '../numbers';
import { plural, whole } from './amounts';

const agreement = (most: number): string =>
  most === 0
    ? ' Os produtos calculados aqui são os mesmos do kernel.'
    : ` Os produtos calculados aqui diferem dos do kernel em no máximo ${exponential(most, 0)}.`;

export const mlp = {
  line: (layer: number, token: string): string => `camada ${layer}, ${token}`,
  most: (most: number, neurons: number, closed: number): string =>
    `${whole(most)} de ${plural(neurons, 'neurônio')} ${most === 1 ? 'responde' : 'respondem'} por 90% da saída; ${whole(closed)} ${closed === 1 ? 'porta está quase fechada' : 'portas estão quase fechadas'}.`,
  reading: (layer: number, token: string): string => `camada ${layer}, ${token}: em leitura`,
  none: (layer: number): string => `camada ${layer}: sem MLP`,
  instead:
    'Esta camada é só atenção: não tem MLP. Em uma camada que tem, cada token passa também por algumas centenas de neurônios, e cada um soma o seu próprio vetor.',
  idea: 'Cada token passa sozinho pela MLP: cada neurônio multiplica uma porta e um valor, e soma o seu vetor vezes esse produto.',
  where: (difference: number | null): string =>
    `r é o residual deste token depois da atenção da camada, x o que o RMSNorm faz dele (g são os pesos, d a dimensão), i um neurônio; swish(z) = z / (1 + exp(−z)). w₂ é o vetor que o neurônio i soma, vezes h. A parcela de um neurônio na saída é o comprimento |h| · ‖w₂‖ do que ele soma, como parte de todos esses comprimentos; vetores podem se cancelar, então a própria saída é mais curta. Uma porta está quase fechada onde |swish| < 0,05. O efeito direto é o que o vetor sozinho faz com os logits, passando ao largo de todas as camadas acima, na escala da última norma desta linha. O produto é lido do kernel, quando a linha do token é calculada mais uma vez até ali; portas e valores são calculados aqui a partir de x e dos pesos.${difference === null ? '' : agreement(difference)}`,
  order: 'Ordem',
  orders: { size: 'maiores primeiro', number: 'como numerados' },
  gate: 'porta',
  value: 'valor',
  product: 'produto = porta × valor',
  axis: (order: 'size' | 'number'): string =>
    order === 'size' ? 'neurônios, maior parcela primeiro' : 'neurônios, como numerados',
  ninety: '90%',
  figure: (neurons: number): string => `Porta, valor e produto de ${plural(neurons, 'neurônio')}, em barras`,
  readout: (neuron: number, gate: number, value: number, product: number, share: string): string =>
    `neurônio ${neuron}: porta ${signed(gate, 3)} × valor ${signed(value, 3)} = ${signed(product, 3)}, ${share} da saída`,
  number: (value: number): string => signed(value, 3),
  effect: (token: string, logits: number): string => `${token} ${logits < 0 ? '' : '+'}${signed(logits, 2)}`,
  columns: {
    neuron: 'neurônio',
    gate: 'porta',
    value: 'valor',
    product: 'produto',
    share: 'parcela',
    raises: 'o que mais favorece, direto',
  },
  tableColumns: {
    neuron: 'neurônio',
    gate: 'porta, swish(x · w_g)',
    value: 'valor, x · w_1',
    product: 'produto',
    length: 'comprimento de w_2',
    share: 'parcela da saída',
  },
} as const;
