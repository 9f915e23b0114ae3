/** What the panel of the text says. */
import { plural } from '../plural';

export const tokens = {
  title: 'El texto hasta aquí, token por token',
  shows: 'Cada token del texto, su origen, y cuánto lo atiende la cabeza enfocada.',
  line: (length: number, prompt: number, ahead: number): string =>
    length <= prompt
      ? ahead === 0
        ? `${plural(length, 'token')}, todo del prompt`
        : `${plural(length, 'token')}, todo del prompt · ${plural(ahead, 'token')} tras el cursor`
      : ahead === 0
        ? `${plural(length, 'token')}: ${prompt} del prompt, ${plural(length - prompt, 'decodificado')}`
        : `${plural(length, 'token')}: ${prompt} del prompt, ${plural(length - prompt, 'decodificado')} · ${plural(ahead, 'token')} tras el cursor`,
  idea: 'El modelo solo ve estos tokens; el primero, subrayado, no significa nada por sí mismo, y aun así muchas cabezas lo atienden: es el sumidero.',
  notShown: (count: number) => `… ${plural(count, 'token')} …`,
  showFewer: 'Mostrar menos tokens',
  strip: 'Tokens del texto',
  origin: {
    start: 'inicia todo texto',
    prompt: 'del prompt',
    sampled: 'decodificado',
    chosen: 'elegido a mano',
    drafted: 'propuesto y aceptado',
  },
  cursor: 'cursor',
  isAhead: 'tras el cursor',
  evicted: 'desalojado de la caché',
  attended: (share: string, head: string): string => `${head} le da el ${share}`,
  branches: (count: number): string => `${plural(count, 'continuación más', 'continuaciones más')} aquí`,
  branchesTitle: 'Continuar aquí con',
  branchActive: 'la actual',
  where:
    'p(x) es la probabilidad de todo el texto. Cada factor es una pasada hacia delante: el modelo lee los tokens 0 … t y da una probabilidad a cada posible token siguiente.',
  columns: { index: 'índice', token: 'token', id: 'id', origin: 'origen', attention: 'atención desde la fila actual' },
  /** On the scale of square roots. */
  legend: (head: string): string => `${head}: atención desde la fila actual (raíz cuadrada)`,
} as const;
