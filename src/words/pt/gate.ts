/** What the panel of gates says. Loaded with its panel. */
import { fixed } from '../numbers';

export const gate = {
  number: (open: number): string => fixed(open, 2),
  /** The gate that the model has learned. */
  own: (learned: number): string => `própria ${fixed(learned, 2)}`,
  line: (head: string, open: number, sink: string): string => `${head} está ${fixed(open, 2)} aberta; seu sumidouro: ${sink}`,
  none: (layer: number): string => `a camada ${layer} não tem softmax sobre tokens: nenhum sumidouro pode fechar suas cabeças`,
  instead: 'Só um softmax sobre tokens precisa distribuir toda a atenção; só ali um sumidouro é uma comporta.',
  sink: (from: number, to: number, logit: boolean): string =>
    [...(logit ? ['o logit adicional'] : []), to - from === 1 ? `o token ${from}` : `os tokens ${from} a ${to - 1}`].join(' e '),
  idea: 'O que uma cabeça dá ao sumidouro ela tira do resto; se a barra vermelha é curta, ele acrescenta pouco e só fecha a cabeça.',
  where:
    'S contém as chaves do sumidouro: o token 0, os tokens fixados ou um logit adicional, cuja parte é o que falta a uma linha para chegar a 1 e cujo valor é nada. õ é o mesmo softmax sobre as outras chaves. LSE é ln Σ exp. Com um logit aprendido b, a comporta é σ(LSE s − b) (2602.01203, gpt-oss).',
  heads: (layer: number, row: string): string => `Cabeças da camada ${layer}, ${row}`,
  head: 'cabeça',
  open: 'aberta',
  row: 'sua linha',
  parts: '‖Σ α v‖ do sumidouro, ‖g õ‖ do resto',
  lengths: (sink: number, rest: number): string => `do sumidouro ${fixed(sink, 3)}, do resto ${fixed(rest, 3)}`,
  rowFigure: (head: string): string => `O que ${head} dá a cada token nesta linha`,
  noValues: 'Esta camada não guarda valores inteiros; por isso não se mostra o que o sumidouro acrescenta.',
  strip: 'Abertura por camada e passo (média das cabeças)',
  stripFigure: 'Comporta média de cada camada em cada passo, escura onde as cabeças estão abertas',
  legend: 'comporta: 0 fechada, 1 aberta',
  demo: 'Experimentar um logit aprendido',
  logit: 'logit b',
  logitHint: 'Entra no softmax da linha como mais uma pontuação cujo valor é zero. Em 0, é softmax + 1.',
  demoSays: (head: string): string =>
    `Uma demonstração, calculada com as pontuações de ${head}: este modelo foi treinado sem esse logit e não é executado com ele.`,
  columns: { layer: 'camada', head: 'cabeça', open: 'comporta g', sink: 'parte do sumidouro' },
} as const;
