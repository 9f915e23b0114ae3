/** What the panel of drafting and verifying says. Loaded with it, so that the first picture need not wait for it. */
import { fixed } from '../numbers';
import { plural } from './amounts';

const ms = (value: number): string => `${fixed(value, value < 10 ? 2 : 1)} ms`;
const times = (value: number): string => fixed(value, 2);
const positions = (count: number): string => plural(count, 'posición', 'posiciones');

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

export const draft = {
  /** Words in its equation. */
  inEquation: { accept: 'aceptar', otherwise: 'si no' },
  /** @param counted what the last passes gave, null before the first */
  line: (
    draftName: string,
    target: string,
    { count, candidates }: Shape,
    counted: { readonly passes: number; readonly tokens: number } | null,
  ): string =>
    counted === null
      ? candidates > 1
        ? `${draftName} propone ${positions(count)} con ${candidates} candidatos cada una; ${target} las verifica en una pasada`
        : `${draftName} propone ${plural(count, 'token')}; ${target} los verifica en una pasada`
      : candidates > 1
        ? `${draftName} propone ${positions(count)} con ${candidates} candidatos cada una; ${target} las verifica en una pasada: ${plural(counted.passes, 'pasada')}, ${times(counted.tokens)} tokens por pasada`
        : `${draftName} propone ${plural(count, 'token')}; ${target} los verifica en una pasada: ${plural(counted.passes, 'pasada')}, ${times(counted.tokens)} tokens por pasada`,
  off: 'Desactivado: un token por pasada',
  invite:
    'Actívelo y avance: un modelo pequeño propone unos cuantos tokens, y este modelo los verifica todos en una pasada. En ambos casos el texto se muestrea de la distribución de este modelo.',
  opening: 'Cargando el modelo borrador.',
  noPass: 'Avance para ver la primera pasada.',
  tryAgain: 'Reintentar',
  failed: (message: string): string => `El modelo borrador se detuvo; la decodificación sigue sin él: ${message}`,
  on: 'Proponer y verificar',
  model: 'Modelo borrador',
  itself: (name: string): string => `${name} (el propio modelo)`,
  onlyItself: (name: string): string =>
    `Ningún otro modelo aquí tiene los tokens de ${name}, así que solo él mismo puede proponer. Abra uno más pequeño con los mismos tokens.`,
  otherTokens: (name: string, target: string): string =>
    `${name} y ${target} tienen tokens distintos, así que ninguno puede proponer para el otro.`,
  count: 'Tokens propuestos',
  countHint: 'k: el borrador propone k tokens, y el modelo lee k + 1 filas a la vez.',
  candidates: 'Candidatos por posición',
  candidatesHint:
    'El borrador continúa tras el primer candidato; los demás no cuestan nada más. Juntos forman un árbol, que la atención lineal lee en una pasada.',
  noTree:
    'Este modelo lee sus filas como un solo texto, así que recibe un candidato por posición. Solo los modelos hechos de atención lineal pueden leer un árbol.',
  fewer: (candidates: number): string => `En una pasada no caben más de ${plural(candidates, 'candidato')} por posición.`,
  tree: (rows: number, alone: number): string =>
    `La última pasada leyó un árbol de ${plural(rows, 'token propuesto', 'tokens propuestos')}; leer cada uno de sus caminos por separado llevaría ${plural(alone, 'fila')}.`,
  treeRead:
    'Una pasada por un árbol no cambia el estado, así que los tokens aceptados se leen de nuevo como parte del texto. Esas filas deciden, y por eso el texto es el mismo que sin borrador.',
  state:
    'Este modelo guarda un estado, del que no se puede quitar ningún token. Tras un rechazo restaura la instantánea anterior a la pasada y lee de nuevo los tokens aceptados.',
  evicting:
    'Esta política desaloja fila por fila, así que, con la caché llena, las filas se leen de una en una. Tras un rechazo puede que el texto se lea de nuevo desde el principio.',
  idea: 'Cada fila es una pasada: se aceptan los tokens propuestos hasta el primer rechazado, que se vuelve a muestrear; si no hay ninguno, se añade un token más.',
  where:
    'p y q son las distribuciones del modelo y del borrador en una posición, tras temperatura, top-k y top-p; TV es la variación total. α es la media de Σ min(p, q) en las posiciones verificadas (del primer candidato), β la probabilidad de que se acepte otro candidato si se rechaza el primero. E es el número esperado de tokens por pasada si las posiciones fueran independientes. S es la aceleración: c es el tiempo de proponer un token y r el de una pasada de k + 1 filas, ambos en pasos de una fila del modelo (Leviathan et al. 2211.17192; Chen et al. 2302.01318, donde r = 1). Tras un rechazo las cachés vuelven a los tokens aceptados. Si hay varios candidatos, se prueban en orden, cada uno con lo que los anteriores dejan de p.',
  fates: { accepted: 'aceptado', rejected: 'rechazado', unread: 'sin verificar' },
  next: { resampled: 'remuestreado', bonus: 'adicional' },
  passes: 'Últimas pasadas',
  pass: (number: number): string => `Pasada ${number}`,
  gave: (tokens: number): string => plural(tokens, 'token'),
  chip: (token: string, fate: string, percent: string | null): string =>
    percent === null ? `${token}: ${fate}` : `${token}: ${fate}; probabilidad de aceptación ${percent}`,
  nextChip: (token: string, kind: string): string => `${token}: ${kind}`,
  figures: 'Tasa de aceptación y tokens por pasada',
  acceptance: 'tasa de aceptación α = 1 − TV(p, q)',
  others: 'tasa de otro candidato, si se rechaza el primero: β',
  measured: 'tokens por pasada, medidos',
  expected: 'tokens por pasada, esperados según α',
  value: (value: number): string => fixed(value, 3),
  places: 'Aceptados, por posición en el borrador',
  place: (place: number): string => `posición ${place}`,
  share: (accepted: number, read: number): string => `${accepted} de ${read}`,
  placesLegend: {
    measured: 'aceptados, de los verificados',
    expected: 'media de Σ min(p, q)',
    candidates: 'probabilidad media de que se acepte un candidato',
  },
  placeFigure: (place: number, accepted: number, read: number, agreement: string): string =>
    `Posición ${place}: ${accepted} de ${read} aceptados, media de Σ min(p, q) ${agreement}`,
  time: '¿Es más rápido en esta máquina?',
  tokens: 'Tokens que se cronometran',
  tokensHint: 'Decodifica desde el cursor tres veces con el borrador y tres sin él; el texto no cambia.',
  measure: (tokens: number): string => `Cronometrar ${plural(tokens, 'token')} con y sin borrador`,
  measuring: 'Cronometrando…',
  notMeasured: 'Aún sin cronometrar.',
  /** Sentences, one after another. */
  verdict: (
    { plain, drafted, factor, cost, rows, ideal, perPass, count, candidates, tokens }: Measured,
    pays: 'yes' | 'no' | 'even',
  ): readonly string[] => [
    {
      yes: `Aquí es más rápido: un token tarda ${ms(drafted)} con el borrador y ${ms(plain)} sin él; la velocidad se multiplica por ${times(factor)} (${plural(tokens, 'token')} en cada caso, mediana de tres).`,
      no: `Aquí es más lento: un token tarda ${ms(drafted)} con el borrador y ${ms(plain)} sin él; la velocidad se multiplica por ${times(factor)} (${plural(tokens, 'token')} en cada caso, mediana de tres).`,
      even: `Aquí no hay diferencia: un token tarda ${ms(drafted)} con el borrador y ${ms(plain)} sin él; la velocidad se multiplica por ${times(factor)} (${plural(tokens, 'token')} en cada caso, mediana de tres).`,
    }[pays],
    candidates > 1
      ? `Proponer una posición cuesta ${times(cost)} pasos del modelo; una pasada de ${plural(count * candidates + 1, 'fila')} (los tokens aceptados se leen de nuevo) cuesta ${times(rows)}, y una pasada dio ${times(perPass)} tokens.`
      : `Proponer un token cuesta ${times(cost)} pasos del modelo; una pasada de ${plural(count + 1, 'fila')} cuesta ${times(rows)}, y una pasada dio ${times(perPass)} tokens.`,
    ...(rows <= 1.2
      ? []
      : [
          `Si una pasada tardara lo mismo que una sola fila, como suponen los artículos, la velocidad se multiplicaría por ${times(ideal)}.`,
        ]),
  ],
  columns: {
    pass: 'pasada',
    index: 'índice',
    candidate: 'candidato',
    token: 'token',
    fate: 'resultado',
    chance: 'min(1, p/q)',
    agreement: 'Σ min(p, q)',
    draft: 'borrador (ms por pasada)',
    target: 'modelo (ms por pasada)',
  },
} as const;
