import { plural, whole } from './amounts';

export const longText = {
  inEquation: { recall: 'lembrança', first: 'primeira', again: 'segunda' },
  line: (total: number, trained: number): string =>
    `${plural(total, 'token')} de histórias de validação; o modelo foi treinado com textos de ${trained}`,
  idle: 'Ainda não executado',
  invite:
    'Escolha políticas de descarte e comece. Cada uma lê o mesmo texto desde o início, uma depois da outra, e a sua curva cresce enquanto ela lê.',
  idea: 'Quanto menor, melhor; poucos bits com pouca lembrança querem dizer que o modelo conta bem histórias, mas esqueceu como esta começou.',
  where: (passage: number): string =>
    `p é a probabilidade do próximo token verdadeiro, K_t os tokens no cache. n é ${passage}: os primeiros ${passage} tokens são lidos de novo no fim, e conta a segunda metade deles.`,
  size: 'Tamanho do cache',
  sizeHint: 'O máximo de tokens que cada política limitada pode guardar.',
  length: 'Tokens a ler',
  lengthOf: (tokens: number): string => whole(tokens),
  choose: (most: number): string => `Políticas, no máximo ${most}`,
  start: 'Ler o texto longo',
  stop: 'Parar',
  progress: (variant: number, variants: number, name: string, tokens: number): string =>
    `${variant} de ${variants}, ${name}: ${plural(tokens, 'token lido', 'tokens lidos')}`,
  xAxis: 'tokens lidos',
  yAxis: (block: number): string => `bits por token, média de ${block}`,
  figure: (variants: number): string => `Bits por token ao longo do texto, ${plural(variants, 'política')}`,
  tableOf: 'Os números de cada política',
  columns: {
    policy: 'política',
    tokens: 'tokens',
    from: 'do token',
    bits: 'bits por token',
    mean: 'bits por token além do tamanho do cache',
    recall: 'lembrança (bits)',
    milliseconds: 'últimos ms por token',
  },
} as const;
