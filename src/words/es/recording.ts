import { count, precise } from '../numbers';

const shape = (extents: readonly number[]): string => (extents.length === 0 ? 'de un solo número' : `[${extents.join(', ')}]`);
const write = 'Escriba de nuevo la grabación con record.py, o como la describe «Recordings» en la documentación.';
const copy = 'Copie otra vez el archivo desde donde se escribió.';

export const recording = {
  name: (model: string): string => `${model}, grabado en otro lugar`,
  why: 'Aquí no se ejecuta nada: lo que se ve se grabó donde corrió el modelo, y se lee del archivo fila por fila.',
  tag: { name: 'grabado en otro lugar', explain: 'Medido donde corrió el modelo y leído de su grabación; no en este equipo.' },
  picture: (model: string, tokens: number): string => `${model} · token ${count(tokens)} · Keepsake`,
  mark: (line: string): string => `${line} · grabado en otro lugar`,
  notComputed:
    'Esto es una grabación. Se puede recorrer paso a paso, pero con ella no se puede volver a calcular nada. Para eso, abra un modelo.',
  noWeights: 'Esto es una grabación, que no tiene pesos, ni claves ni valores. Para verlos, abra un modelo.',
  oneText: 'Una grabación tiene un solo texto, y con ella no se puede leer otro. Para leer el suyo, abra un modelo.',
  ended: 'La grabación termina aquí. Retroceda, o abra un modelo para seguir escribiendo.',
  otherToken: (recorded: string): string =>
    `En este lugar la grabación sigue con ${recorded}. No se puede elegir otro token, porque no se grabó lo que el modelo habría hecho con él.`,
  mlp: 'MLP no grabado',
  nextIdea: 'Cada barra es la probabilidad que el modelo dio a un token; el texto grabado sigue con el marcado.',
  taken: (token: string, surprisal: string): string => `La grabación sigue con ${token} (sorpresa ${surprisal}).`,
  noSampling: 'El próximo token es el grabado; no se sortea nada.',
  notAllocated: 'Lo que el modelo guardó donde corrió, según la forma grabada; aquí no se reserva nada.',
  mechanism: 'α son los pesos grabados, v los valores, t la fila, j la columna. No está grabado cómo se calcularon los pesos.',
  cache: 'b bytes por token en todas las capas, según la grabación, n tokens.',
  notRecorded: 'Una grabación solo puede dar sus propias filas, sin cambios. Para calcular otras, abra un modelo.',
  error: {
    'not-safetensors': (d: { readonly bytes: number }): string =>
      `Esto no es una grabación (${d.bytes} bytes): una grabación es un archivo safetensors, que empieza por la longitud de una cabecera y una cabecera. ${write}`,
    'not-recording': (): string =>
      `Este archivo safetensors no es una grabación: su cabecera no dice «format»: «keepsake-recording». Si contiene los pesos de un modelo, ábralo como modelo. Si no: ${write}`,
    newer: (d: { readonly found: string }): string =>
      `Esta grabación es de la versión ${d.found}, y esta página lee la versión 1. Recargue la página, o escriba la grabación en la versión 1.`,
    truncated: (d: { readonly tensor: string | null; readonly expected: number; readonly found: number }): string =>
      `La grabación acaba antes de tiempo${d.tensor === null ? ', dentro de su cabecera' : `, dentro de ${d.tensor}`}: se anunciaban ${d.expected} bytes y hay ${d.found}. ${copy}`,
    'bad-header': (d: { readonly tensor: string | null; readonly problem: string }): string =>
      `La cabecera de la grabación es incorrecta${d.tensor === null ? '' : ` en cuanto a ${d.tensor}`}: ${d.problem}. ${write}`,
    'bad-facts': (d: { readonly path: string; readonly problem: string }): string =>
      `Lo que la grabación dice de su modelo es incorrecto${d.path === '' ? '' : ` en ${d.path}`}: ${d.problem}. ${write}`,
    'missing-tensor': (d: { readonly tensor: string; readonly expected: readonly number[] }): string =>
      `La grabación no tiene ningún ${d.tensor} de forma ${shape(d.expected)}. ${write}`,
    'wrong-shape': (d: {
      readonly tensor: string;
      readonly expected: readonly number[];
      readonly found: readonly number[];
    }): string => `${d.tensor} tiene forma ${shape(d.found)}; el resto de la grabación pide ${shape(d.expected)}. ${write}`,
    'wrong-dtype': (d: { readonly tensor: string; readonly found: string; readonly readable: readonly string[] }): string =>
      `${d.tensor} está guardado como ${d.found}; se pueden leer ${d.readable.join(', ')}. ${write}`,
    'no-token': (d: {
      readonly tensor: string;
      readonly index: number;
      readonly token: number;
      readonly vocabulary: number;
    }): string =>
      `${d.tensor} tiene el token ${d.token} en el lugar ${d.index}; el vocabulario tiene los tokens de 0 a ${d.vocabulary - 1}. ${write}`,
    'bad-ends': (d: { readonly index: number; readonly end: number; readonly from: number; readonly size: number }): string =>
      `vocabulary.ends tiene ${d.end} en el lugar ${d.index}, y debe estar entre ${d.from} y ${d.size}: los bytes de cada token acaban donde empiezan los del siguiente. ${write}`,
    'bad-number': (d: { readonly tensor: string; readonly index: number; readonly value: number }): string =>
      `${d.tensor} contiene ${d.value} en el elemento ${d.index}. Los pesos, las normas y la entropía son números no menores que 0, y los logits son finitos. ${write}`,
    'too-much': (d: { readonly tensor: string; readonly row: number; readonly head: number; readonly sum: number }): string =>
      `En ${d.tensor}, los pesos de la cabeza ${d.head} en la fila ${d.row} suman ${precise(d.sum, 4)}; una fila de atención suma como mucho 1. Grabe los pesos después del softmax, fila por fila del triángulo inferior, con todas las cabezas de cada peso juntas. ${write}`,
    chances: (d: { readonly row: number; readonly sum: number; readonly twice: boolean }): string =>
      d.twice
        ? `next.tokens nombra dos veces un token en la fila ${d.row}. ${write}`
        : `Las probabilidades de los tokens más probables de la fila ${d.row} suman ${precise(d.sum, 4)}, más que 1. next.logSumExp debe ser el logaritmo de la suma de exp sobre todos los logits. ${write}`,
    unreadable: (): string =>
      'Ya no se puede leer el archivo de la grabación: se cambió, se movió o se borró después de abrirlo. Ábralo de nuevo.',
  },
} as const;
