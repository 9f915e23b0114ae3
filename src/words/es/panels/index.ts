/** What the panels say: titles, lines, ideas, labels of axes and tables. */
import { attention } from './attention';
import { code } from './code';
import { frame, numberField, openModel, states } from './frame';
import { heads } from './heads';
import { nextToken } from './next-token';
import { place } from './place';
import { tokens } from './tokens';

export const panels = {
  frame,
  numberField,
  states,
  place,
  tokens,
  attention,
  code,
  heads,
  nextToken,
  openModel,
  /** The rest of these comes with their panels, from files of their names. */
  longText: {
    name: 'Texto largo',
    title: 'Políticas de desalojo en un texto largo',
    shows: 'La pérdida en un texto largo con cachés acotadas.',
  },
  reach: {
    title: 'Qué puede llegar a esta fila, y qué llega',
    shows: 'Qué tokens pueden influir en una fila a través de todas las capas, y cuáles lo hicieron.',
  },
  growth: {
    title: 'Cómo crece la caché',
    shows: 'Cuántas ranuras y bytes ocupa la caché, paso a paso, y cuánto ahorra.',
  },
  reachTable: {
    name: 'Alcance',
    title: 'Hasta dónde alcanza cada política',
    shows: 'Cuántos tokens pueden influir en una fila, con cada política de desalojo.',
  },
  cache: {
    title: 'La caché KV, en ranuras y bytes',
    shows: 'Qué tokens hay en la caché, y cuántos bytes ocupa.',
  },
  sinks: {
    title: 'Sumideros de atención: cuánto va al primer token',
    shows: 'Cuánta atención recibe el primer token, por cabeza y paso a paso.',
    statistic: 'Se muestra',
  },
  score: {
    name: 'Puntuación',
    title: '¿Por qué mira ahí esta cabeza?',
    shows: 'Una puntuación según sus factores, y según quién escribió la consulta y la clave.',
  },
  cone: {
    name: 'Cambio',
    title: '¿Qué toca un token cambiado?',
    shows: 'Hasta dónde se propaga el cambio de un token, con el sumidero y sin él.',
  },
  norms: {
    name: 'Normas',
    title: 'Normas: lo que el primer token puede dar',
    shows: 'Las longitudes de la clave, el valor y el estado oculto de cada token.',
  },
  gate: {
    name: 'Compuerta',
    title: 'El sumidero es una compuerta: cuánto se abre cada cabeza',
    shows: 'Lo que cada cabeza da al sumidero y al resto, y cuánto mueve cada parte.',
  },
  depth: {
    name: 'Profundidad',
    title: 'Tres curvas a lo largo de las capas',
    shows: 'Cabezas con sumidero, primeros vectores largos y la entropía del flujo residual, capa por capa.',
  },
  positions: {
    name: 'Cada posición',
    title: 'Adónde se va la atención, en cada posición',
    shows: 'Cuántas cabezas vierten en cada token, y de qué tipo son.',
  },
  surgery: {
    title: 'Cirugía: qué pasa sin el sumidero',
    shows: 'Cambios en el primer token y en las cabezas, con su efecto en el texto.',
  },
  policy: {
    name: 'Política',
    title: 'Política de desalojo: qué queda con la caché llena',
    shows: 'Qué tokens guarda una caché llena, y qué cuesta.',
  },
  streamingTable: {
    name: 'Tabla StreamingLLM',
    title: 'La tabla de StreamingLLM',
    shows: 'Ventanas, sumideros y posiciones en un texto largo, como en el artículo de StreamingLLM.',
  },
  architecture: {
    title: 'Lo que guarda cada capa',
    shows: 'Lo que calcula cada capa, y lo que guarda en la caché.',
  },
  keysValues: {
    name: 'Claves y valores',
    title: 'Las claves y los valores que guarda esta cabeza',
    shows: 'Cada clave y valor en caché de la cabeza enfocada, número por número.',
  },
  mlp: {
    title: 'Lo que suma la MLP, neurona por neurona',
    shows: 'La compuerta, el valor y el producto de cada neurona de la MLP de una capa, para un token.',
  },
  factors: {
    name: 'Factores',
    title: 'TPA y MLA: claves y valores a partir de menos números',
    shows: 'Los factores de rango bajo o el vector latente de los que salen claves y valores.',
  },
  sharedCache: {
    name: 'Caché compartida',
    title: 'YOCO: una caché compartida por las capas altas',
    shows: 'Lo que ahorra una caché para todas las capas del decodificador, en bytes y al leer el prompt.',
  },
  drafting: {
    title: 'Decodificación especulativa: varios tokens en una pasada',
    shows: 'Decodificación especulativa: qué propone un borrador, y qué acepta el modelo.',
  },
  retention: {
    name: 'Retención',
    title: 'Retención: a qué ritmo olvida cada cabeza',
    shows: 'A qué ritmo decae el estado de cada cabeza, y qué recuerda aún.',
  },
  linear: {
    name: 'Sumas',
    title: 'Atención lineal: una suma acumulada en vez de un softmax',
    shows: 'El mapa de características, el estado y el normalizador de la atención lineal.',
  },
  infini: {
    name: 'Memoria',
    title: 'Infini-attention: una memoria de segmentos anteriores',
    shows: 'Qué contiene la memoria compresiva, y cómo la mezcla cada cabeza con la atención local.',
  },
  passkey: {
    name: 'Número oculto',
    title: 'Número oculto: ¿lo recuerda el modelo desde muy atrás?',
    shows: 'Si el modelo recupera un número, según la longitud del texto y la profundidad del número.',
  },
  calculator: {
    title: 'Calculadora: la caché KV de modelos publicados',
    shows: 'El tamaño de la caché de modelos publicados, según contexto, lote y mecanismo.',
  },
  training: {
    title: 'Llega un sumidero: entrenamiento a la vista',
    shows: 'Un modelo pequeño que se entrena aquí: su pérdida, su atención y su sumidero.',
  },
  budget: {
    name: 'Reparto',
    title: 'Adónde va la atención de cada fila',
    shows: 'Cómo se reparte la atención de cada fila entre el sumidero, los tokens lejanos, los recientes y el propio.',
  },
  compare: {
    title: 'Modelos y cachés lado a lado',
    shows: 'El mismo texto con otros modelos o políticas de caché, token por token.',
  },
  lossAgainstBytes: {
    title: 'Pérdida frente a tamaño de la caché',
    shows: 'La pérdida de cada modelo frente a los bytes de su caché.',
  },
} as const;
