/** What the panel of training says. Loaded with its panel. */
import { fixed } from '../numbers';
import { plural, whole } from './amounts';

interface Switches {
  readonly weighting: 'softmax' | 'softmax-one' | 'sink-logit' | 'relu';
  readonly gate: boolean;
  readonly mlp: boolean;
  readonly start: boolean;
  readonly seed: number;
}

const weightings = { softmax: 'softmax', 'softmax-one': 'softmax + 1', 'sink-logit': 'logit sumidouro', relu: 'ReLU' } as const;

const named = ({ weighting, gate, mlp, start }: Switches): string =>
  [weightings[weighting], ...(gate ? ['porta'] : []), ...(mlp ? ['MLP'] : []), ...(start ? [] : ['sem token inicial'])].join(
    ', ',
  );

const time = (seconds: number): string =>
  seconds < 90 ? `${whole(Math.max(1, Math.round(seconds)))} s` : `${whole(Math.round(seconds / 60))} min`;

export const training = {
  line: {
    idle: (steps: number, batch: number): string =>
      `Uma cabeça de atenção aprende a copiar: ${plural(steps, 'passo')} de ${plural(batch, 'texto')} de 128 tokens`,
    run: (of: Switches, step: number, steps: number): string =>
      `${named(of)}, semente ${of.seed}: passo ${whole(step)} de ${whole(steps)}`,
  },
  ideas: {
    softmax:
      'Depois de quase todo token não há nada a copiar, mas os pesos devem somar 1: veja para onde escoam e o que o primeiro valor se torna.',
    'softmax-one': 'Com 1 no denominador, uma cabeça pode olhar para lugar nenhum: algo ainda escoa para o primeiro token?',
    'sink-logit': 'Um logit aprendido fica com o que a cabeça não precisa: algo ainda escoa para o primeiro token?',
    relu: 'Aqui os pesos não precisam somar 1, então uma cabeça pode olhar para lugar nenhum: algo ainda escoa para o primeiro token?',
  },
  where:
    'R são as linhas da 48ª em diante de oito textos que não são usados no treinamento: as de um gatilho (t, n, s), ou todas as outras. α é o peso da cabeça, v o valor de um token, p a probabilidade que o modelo dá ao token seguinte. A tarefa Bigram–Backcopy é a de 2410.13835: depois de um gatilho, repete-se o token anterior a ele; senão, uma tabela de bigramas diz o que é provável.',
  inEquation: { share: 'parcela', loss: 'perda' },
  weighting: 'Pesos',
  weightings,
  parts: { gate: 'porta de saída', mlp: 'MLP', 'no-start': 'sem token inicial' },
  partHints: {
    gate: 'O que a cabeça mistura é multiplicado por sigmoid(w · x).',
    mlp: 'Uma SwiGLU de 128 unidades depois da atenção.',
    'no-start': 'Os textos são cortados de outros mais longos em qualquer ponto, e nenhum começa com ⟨bos⟩.',
  },
  seed: 'Semente',
  steps: 'Passos',
  train: 'Treinar',
  goOn: 'Continuar',
  again: 'Treinar de novo',
  pause: 'Pausar',
  step: 'Um passo',
  stop: 'Parar',
  open: 'Abrir como modelo',
  openHint: (step: number): string => `Abre os pesos depois do passo ${whole(step)}, com todos os painéis.`,
  status: {
    idle: 'Clique em Treinar. Continua enquanto você olha outras vistas.',
    starting: 'Começando',
    paused: 'Em pausa',
    done: 'Concluído',
    stopped: 'Parado',
    left: (seconds: number): string => `faltam ${time(seconds)}`,
  },
  pace: {
    cpu: (perStep: number): string => `na CPU, que é mais lenta: ${fixed(perStep, 0)} ms por passo`,
    software: (perStep: number): string => `em uma GPU calculada pela CPU, mais lenta: ${fixed(perStep, 0)} ms por passo`,
    webgpu: (perStep: number): string => `na GPU: ${fixed(perStep, 1)} ms por passo`,
  },
  failed: (message: string): string => `O treinamento parou: ${message}`,
  look: 'Passo observado',
  lookHint: 'Volte pelo que foi gravado durante o treinamento.',
  loss: 'perda, nats por token',
  shareTitle: 'peso médio no primeiro token',
  ratioTitle: '‖v₀‖ ÷ ‖v‖ média dos outros',
  curves: {
    trained: 'treinamento',
    held: 'textos à parte',
    ordinary: 'nos outros',
    trigger: 'em t, n, s',
    ratio: 'este',
    before: 'anterior',
  },
  stepAxis: 'passo',
  figures: {
    loss: 'perda em textos à parte',
    ordinary: 'peso no primeiro token',
    trigger: 'o mesmo em t, n, s',
    ratio: '‖v₀‖ ÷ ‖v‖ média',
  },
  percent: (share: number): string => `${fixed(100 * share, 1)} %`,
  number: (value: number): string => fixed(value, 3),
  matrix: (step: number): string => `Para onde a cabeça olha depois do passo ${whole(step)}`,
  rows: 'token que olha',
  columns: 'token olhado',
  cell: (row: string, column: string, share: string): string => `${row} olha para ${column}: ${share}`,
  legend: 'peso',
  sinkColumn: 'primeiro token',
  nothing: 'Nada foi treinado ainda: as curvas e os pesos da cabeça serão desenhados aqui enquanto ela aprende.',
  nothingTrained: 'Nada foi treinado ainda. Clique antes em Treinar.',
  modelName: (of: Switches, step: number): string => `Treinado aqui: ${named(of)}, semente ${of.seed}, passo ${step}`,
  trainedHere: 'esta página',
  family: 'Bigram–Backcopy',
  tableColumns: {
    step: 'passo',
    loss: 'perda em textos à parte',
    ordinary: 'peso no primeiro token',
    trigger: 'peso no primeiro token nos gatilhos',
    ratio: 'razão das normas dos valores',
  },
} as const;
