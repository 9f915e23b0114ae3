import { plural } from './plural';

export const surgery = {
  inEquation: { loss: 'perda' },
  line: (bits: string, tokens: number): string => `${bits} por token em ${plural(tokens, 'token')} de texto`,
  idea: 'Veja quanto custa tirar o sumidouro, em bits.',
  where:
    's são os escores da linha t antes do softmax, α os seus pesos. Com 1 no denominador, uma cabeça pode não dar tudo; sem ele, os pesos de uma linha somam 1. A perda é a média sobre os tokens do texto depois do primeiro: quantos bits cada um custou, dados os anteriores.',
  columns: {
    index: 'índice',
    token: 'token',
    bits: 'bits do token',
    unchanged: 'token sem mudanças',
  },
} as const;
