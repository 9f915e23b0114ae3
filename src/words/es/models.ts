/** What the sheet of models says. Loaded with it. */
import { place } from './panels/place';
import { plural } from './plural';

const figureNames: Readonly<Record<string, string>> = {
  decodedLoss: 'Pérdida token por token, nats',
  lossFull: 'Pérdida, caché completa, nats',
  lossWindow48: 'Pérdida, ventana de 48, nats',
  lossWindow48Sink: 'Pérdida, token 0 y ventana de 48, nats',
  startShareOrdinary: 'Parte del token 0, tokens corrientes',
  startShareTrigger: 'Parte del token 0, disparadores',
  startValueNormRatio: '‖v‖ del token 0 ÷ media de los demás',
};

/** What a recorded figure is called; one without a name here keeps its key. */
function figureName(key: string): string {
  const [, times, depth] = /^digitsRight(\d+)x(?:Depth(\d+))?$/u.exec(key) ?? [];
  if (times === undefined) return figureNames[key] ?? key;
  return `Cifras recordadas a ${times} × la longitud de entrenamiento${depth === undefined ? '' : `, profundidad ${depth} %`}`;
}

const groups = {
  everything: {
    name: 'Todo',
    keeps: 'Cada cabeza guarda una clave y un valor de cada token. La caché crece lo mismo con cada token.',
    look: 'Avance, y vea cómo cada cabeza guarda una clave y un valor del token nuevo.',
  },
  less: {
    name: 'Menos por token',
    keeps:
      'También todos los tokens, pero menos números de cada uno: las cabezas comparten claves y valores, o los reconstruyen a partir de menos.',
    look: 'Compare los bytes por token con los del primer modelo.',
  },
  once: {
    name: 'Una vez',
    keeps: 'Una capa llena una caché que leen todas las de arriba. Las capas de abajo guardan una cantidad acotada.',
    look: 'Una capa llena la caché que leen varias.',
  },
  window: {
    name: 'Una ventana',
    keeps: 'Cada capa guarda solo sus últimos tokens. Cuando la ventana está llena, la caché deja de crecer.',
    look: 'Avance más allá de la ventana: con cada paso sale el token más antiguo.',
  },
  state: {
    name: 'Un estado',
    keeps: 'Todo el pasado está en una suma de tamaño constante. De ella no se puede sacar ningún token.',
    look: 'La caché tiene todo su tamaño desde el primer token y nunca crece.',
  },
  memory: {
    name: 'Una memoria',
    keeps: 'Los tokens del segmento actual, con exactitud, y todos los anteriores en una suma de tamaño constante.',
    look: 'Avance hasta el final de un segmento: sus tokens pasan a la suma.',
  },
  tasks: {
    name: 'Tareas',
    keeps:
      'Modelos pequeños que aprendieron otra cosa, hechos para mostrar un efecto. Las pérdidas solo se pueden comparar dentro de una tarea.',
    look: 'Lea lo que escribe, y adónde miran mientras tanto sus cabezas.',
  },
} as const;

/** What to look for in a model of this id; a model without a line here has its group's. */
const look: Readonly<Record<string, string>> = {
  mha: 'Cada cabeza de la capa 0 da cerca de una décima parte de su atención al primer token.',
  'softmax-one': 'Las filas suman menos de 1: el resto no va a ninguna parte, así que ningún token es sumidero.',
  'key-bias': 'Una clave aprendida toma la atención que en MHA recibe el primer token.',
  'sink-token': 'Cuánto de cada fila va al token añadido delante del texto.',
  'sink-logit': 'Un número aprendido toma la atención que en MHA recibe el primer token.',
  gated: 'Cada cabeza tiene una compuerta que cierra cuando no tiene nada que sumar.',
  draft: 'Úselo como borrador de un modelo mayor, y cuente lo que se acepta.',
  gqa: 'Dos cabezas leen las mismas claves, y aun así miran a tokens distintos.',
  mqa: 'Cuatro cabezas leen una clave por token, y aun así miran a tokens distintos.',
  mla: 'Un token es un vector latente y una clave rotatoria; de ellos se reconstruye la clave de cada cabeza.',
  tpa: 'Una clave es la suma de dos productos externos, y solo se guardan sus factores.',
  'yoco-window': 'Dos capas leen una caché: cronometre el prompt con y sin salida temprana.',
  'yoco-retention': 'Solo la caché de una capa crece con el texto; por debajo hay estados.',
  window: 'Avance más allá del token 64: sale el más antiguo, pero el alcance crece capa a capa.',
  retention: 'La semivida de cada cabeza es fija: los tokens se desvanecen al mismo ritmo en todo texto.',
  'gated-retention': 'γ cambia de un token a otro: vea qué tokens hacen olvidar a una cabeza.',
  linear: 'Compare sus filas con las de MHA: no hay softmax que les dé nitidez.',
  infini: 'Tras 64 tokens un segmento pasa a la memoria: vea qué cabezas la leen.',
  'linear-grouped': 'Avance más allá de un grupo de 64 tokens: sus tokens pasan a ser parte de la suma.',
  'linear-leaky': 'Su texto sale sin sentido: al decodificar le faltan los 31 tokens siguientes con los que aprendió.',
  backcopy: 'Copia después de t, n y s; en los demás tokens mira al primero.',
  'backcopy-one': 'No le hace falta un sumidero: sus filas suman menos de 1.',
  'backcopy-mlp': 'La MLP puede deshacer una copia inútil, así que el primer token no es sumidero.',
  trigger: 'En una letra solo mira esa letra; en una interrogación, todo lo anterior.',
  'trigger-start': 'En una letra solo mira el token inicial; en una interrogación, todo lo anterior.',
  'trigger-relu': 'En una letra su fila está vacía; en una interrogación mira todo lo anterior.',
  'passkey-full': 'Ve todos los tokens, pero recuerda menos en textos más largos que los de entrenamiento.',
  'passkey-infini': 'Las cifras salen del segmento: ¿las conserva aún la memoria?',
  'passkey-window': 'Las cifras más atrás de lo que alcanzan dos ventanas se pierden.',
};

export const models = {
  /** What each is, by id. */
  descriptions: {
    mha: 'La referencia: cuatro capas de atención multicabeza que aprendieron a contar cuentos infantiles. Sus frases son gramaticales; sus tramas divagan.',
    gqa: 'La referencia con dos cabezas de clave/valor por capa, cada una compartida por dos cabezas de consulta, de modo que su caché ocupa la mitad.',
    mqa: 'La referencia con una clave y un valor por capa que comparten las cuatro cabezas, de modo que su caché ocupa la cuarta parte.',
    mla: 'Atención latente multicabeza: de cada token se guarda un vector latente de 32 números, del que cada cabeza lee su clave y su valor, y una clave rotatoria de 16.',
    tpa: 'Atención por producto tensorial: las claves de un token, y sus valores, son sumas de dos productos externos, y solo se guardan los factores. La atención se calcula a partir de ellos.',
    window:
      'La referencia con una ventana: cada capa ve solo los últimos 64 tokens, de modo que su caché nunca crece más allá de ellos.',
    'softmax-one':
      'La referencia con un 1 sumado al denominador del softmax: una cabeza puede no mirar a nada, así que no necesita sumidero.',
    'key-bias':
      'La referencia con una clave aprendida por cabeza cuyo valor es cero: un lugar adonde mirar que no es un token, así que el primero no tiene que serlo.',
    'sink-token':
      'La referencia con un token aprendido delante de cada texto, que no dice nada y nunca se predice: un sumidero hecho a propósito.',
    'sink-logit':
      'La referencia con un logit aprendido por cabeza en el denominador del softmax, como en gpt-oss: un lugar adonde mirar que no es un token.',
    gated:
      'La referencia con una compuerta sigmoide sobre lo que mezcló cada cabeza: una cabeza que no tiene nada que sumar cierra su compuerta, así que no necesita sumidero.',
    retention:
      'Retención en lugar de atención: cada cabeza suma su pasado con un decaimiento fijo, y guarda un estado de tamaño constante en vez de una caché que crece.',
    'gated-retention':
      'Retención cuyo decaimiento fija cada token para cada cabeza: el propio texto dice cuándo olvidar. Un estado de tamaño constante.',
    'yoco-window':
      'Un decoder-decoder: dos capas con una ventana de 64, y luego dos que leen una caché compartida de claves y valores. De un prompt, las dos de arriba solo necesitan el último token.',
    'yoco-retention':
      'Un decoder-decoder: dos capas de retención con compuerta y un estado de tamaño constante, y luego dos que leen una caché compartida de claves y valores.',
    linear: 'Atención sin softmax: elu + 1 de consultas y claves, multiplicadas; todo el pasado en una suma de tamaño constante.',
    'linear-grouped':
      'Atención con softmax dentro de grupos de 64 tokens, atención lineal a todos los grupos anteriores, y una convolución de los valores que ve solo los últimos 32 tokens.',
    'linear-leaky':
      'El modelo por grupos con una convolución sin máscara: en el entrenamiento ve los 31 tokens siguientes, así que su pérdida no dice lo bueno que es, y el texto que escribe sale sin sentido.',
    infini:
      'Atención con softmax dentro de segmentos de 64 tokens; cada segmento completo se vuelca en una memoria de tamaño constante (regla delta), y una compuerta por cabeza mezcla ambas.',
    backcopy:
      'Una capa de atención que aprendió a copiar después de t, n y s; deja su atención en el primer token siempre que no tiene nada que copiar.',
    'backcopy-one': 'La misma tarea con un 1 sumado al denominador del softmax: una cabeza puede no mirar a nada.',
    'backcopy-mlp': 'La misma tarea con una MLP tras la atención, que puede deshacer una copia inútil.',
    trigger:
      'Una capa de atención que responde a un signo de interrogación con la media de todos los tokens anteriores y que en los demás no debe añadir nada. No hay token inicial.',
    'trigger-start': 'La misma tarea con un token inicial antes de cada texto: un sitio donde mirar que no dice nada.',
    'trigger-relu': 'La misma tarea con atención ReLU: una fila puede no dar peso a ningún token.',
    draft:
      'Una capa, la mitad de ancha: un modelo pequeño que adelanta unos cuantos tokens, para que uno mayor los verifique en una pasada. Escribe con los mismos tokens y aprendió del mismo texto.',
    'passkey-full': 'La misma tarea con atención softmax sobre todo el texto.',
    'passkey-infini':
      'Cinco cifras escondidas en relleno: segmentos de 32 tokens y una memoria compresiva (regla delta) de tamaño constante.',
    'passkey-window':
      'La misma tarea con atención softmax sobre los últimos 32 tokens: lo que está más atrás de lo que alcanzan dos ventanas se pierde.',
  },
  title: 'Modelos',
  intro:
    'Pulse un modelo para abrirlo; las flechas y las letras pasan de uno a otro. Las pérdidas están en nats por token: cuanto más bajas, mejor.',
  /** @param reference the name of the model whose curve is in every picture */
  pictures: (tokens: string, bytes: string, reference: string): string =>
    `Dibujos: la caché de 0 a ${tokens} tokens, siempre a escala hasta ${bytes}; en gris, ${reference}; el punto es el texto más largo del entrenamiento.`,
  loading: 'Cargando las formas de los modelos.',
  failed: (message: string): string =>
    `No se pudieron cargar las formas de los modelos, así que no están ordenados ni tienen dibujo: ${message}`,
  list: 'Todos los modelos',
  groups,
  look: (id: string, group: keyof typeof groups | null): string | null =>
    look[id] ?? (group === null ? null : groups[group].look),
  open: 'abierto',
  opening: 'cargando…',
  loss: (loss: string): string => `pérdida ${loss}`,
  noLoss: 'pérdida no comparable: vio tokens futuros',
  /** How a cache grows, and its bytes when it holds this many tokens. */
  bytesAt: (grows: string, bytes: string, tokens: string): string => `${grows}: ${bytes} con ${tokens} tokens`,
  /** How a cache grows: `perToken` bytes with each token, beside `bounded` bytes, which are there from the start where they are `constant`. */
  grows: (perToken: number, bounded: number, constant: boolean): string => {
    const each = `${place.bytes(perToken)} por token`;
    if (bounded === 0) return each;
    const rest = constant ? place.bytes(bounded) : `${place.bytes(bounded)} como máximo`;
    return perToken > 0 ? `${rest} + ${each}` : constant ? `${rest} con cualquier longitud` : rest;
  },
  details: (name: string): string => `Acerca de ${name}`,
  openThis: (name: string): string => `Abrir ${name}`,
  layers: 'Capas',
  /** Layers of one kind that follow each other. */
  layersOf: (count: number, mechanism: string): string => `${count} × ${mechanism}`,
  parameters: 'Parámetros',
  size: 'Descarga',
  tokensSeen: 'Tokens vistos al entrenar',
  trainedContext: 'Texto más largo al entrenar',
  tokens: (n: number): string => plural(n, 'token'),
  context: 'Ranuras de caché aquí',
  validationLoss: 'Pérdida de validación',
  leakingLoss: 'Pérdida de validación, viendo tokens futuros',
  lossUnit: (loss: string, perplexity: string): string => `${loss} nats por token (perplejidad ${perplexity})`,
  cache: 'Caché',
  fileBytes: (n: string): string => `${n} bytes (float16)`,
  figure: figureName,
  sink: 'Parte de la atención en el token 0, por capa',
  figures: 'Registrado para este modelo',
  sample: 'Una muestra',
  trained: 'Entrenado',
  recorded: 'La pérdida, las partes y la muestra se registraron al entrenar el modelo; el resto es su forma.',
} as const;
