/** What is said when a model's files are not what they should be: what was found, what was expected, what to do. */

const shape = (extents: readonly number[]): string => (extents.length === 0 ? 'un solo número' : `[${extents.join(', ')}]`);
const reload =
  'Recargue la página para descargarlo de nuevo; si persiste, el archivo del servidor está dañado: cópielo allí otra vez.';
const exportAgain = 'Exporte de nuevo el modelo con la especificación que le corresponde.';

export const model = {
  /** What models are trained on, by the catalogue’s task. */
  tasks: { stories: 'Cuentos', backcopy: 'Backcopy', trigger: 'Disparador', passkey: 'Número oculto' },
  /** Of the models that ship, by id, among those of their task. */
  names: {
    mha: 'MHA',
    gqa: 'GQA-2',
    mqa: 'MQA',
    mla: 'MLA',
    tpa: 'TPA',
    window: 'ventana 64',
    'softmax-one': 'softmax + 1',
    'key-bias': 'sesgo de clave',
    'sink-token': 'token sumidero',
    'sink-logit': 'logit de sumidero',
    gated: 'con compuerta',
    retention: 'retención',
    'gated-retention': 'retención con compuerta',
    'yoco-window': 'YOCO, ventana',
    'yoco-retention': 'YOCO, ret. con compuerta',
    linear: 'lineal',
    'linear-grouped': 'lineal, por grupos',
    'linear-leaky': 'lineal, con fuga',
    infini: 'Infini-attention',
    backcopy: 'Backcopy',
    'backcopy-one': 'softmax + 1',
    'backcopy-mlp': 'con MLP',
    trigger: 'Disparador',
    'trigger-start': 'con inicio',
    'trigger-relu': 'ReLU',
    draft: 'borrador',
    'passkey-full': 'todo guardado',
    'passkey-infini': 'Infini-attention',
    'passkey-window': 'ventana',
  },
  error: {
    'file-missing': (d: { readonly file: string; readonly status: number | null }): string =>
      d.status === null
        ? `No se pudo descargar ${d.file}. Compruebe la conexión e inténtelo de nuevo.`
        : `No se pudo descargar ${d.file} (estado ${d.status}). Compruebe que la carpeta «models» esté completa junto a la página.`,
    'wrong-size': (d: { readonly file: string; readonly expected: number; readonly found: number }): string =>
      `${d.file} tiene ${d.found} bytes; el catálogo dice ${d.expected}. ${reload}`,
    'wrong-checksum': (d: { readonly file: string; readonly expected: string; readonly found: string }): string =>
      `${d.file} no es el archivo que nombra el catálogo: su SHA-256 empieza por ${d.found.slice(0, 12)}, se esperaba ${d.expected.slice(0, 12)}. ${reload}`,
    'not-json': (d: { readonly file: string }): string => `${d.file} no es JSON. ${reload}`,
    'not-safetensors': (d: { readonly bytes: number }): string =>
      `Esto no es un archivo safetensors (${d.bytes} bytes): no empieza por la longitud de una cabecera seguida de la cabecera. Elija un archivo que acabe en .safetensors.`,
    truncated: (d: { readonly tensor: string | null; readonly expected: number; readonly found: number }): string =>
      `Los pesos acaban antes de tiempo${d.tensor === null ? ', dentro de su cabecera' : `, dentro de ${d.tensor}`}: se anunciaban ${d.expected} bytes y hay ${d.found}. ${reload}`,
    'bad-header': (d: { readonly tensor: string | null; readonly problem: string }): string =>
      `La cabecera de los pesos es incorrecta${d.tensor === null ? '' : ` en cuanto a ${d.tensor}`}: ${d.problem}. ${exportAgain}`,
    'missing-tensor': (d: { readonly tensor: string; readonly expected: readonly number[] | null }): string =>
      `Los pesos no tienen ningún tensor ${d.tensor}${d.expected === null ? '' : ` de forma ${shape(d.expected)}`}. ${exportAgain}`,
    'wrong-shape': (d: {
      readonly tensor: string;
      readonly expected: readonly number[];
      readonly found: readonly number[];
    }): string => `${d.tensor} tiene forma ${shape(d.found)}; la especificación pide ${shape(d.expected)}. ${exportAgain}`,
    'wrong-dtype': (d: { readonly tensor: string; readonly found: string; readonly readable: readonly string[] }): string =>
      `${d.tensor} está guardado como ${d.found}; se pueden leer ${d.readable.join(', ')}. Conviértalo y exporte de nuevo el modelo.`,
    'not-finite': (d: { readonly tensor: string; readonly index: number; readonly value: string }): string =>
      `${d.tensor} contiene ${d.value} en el elemento ${d.index}: el entrenamiento divergió, o el archivo está dañado. Exporte el modelo desde un punto de control anterior.`,
    overflow: (d: { readonly tensor: string; readonly index: number; readonly value: number }): string =>
      `${d.tensor} contiene ${d.value} en el elemento ${d.index}, demasiado grande para float16 (máximo 65504). Reduzca la escala de los pesos del modelo y expórtelo de nuevo.`,
    'bad-spec': (d: { readonly path: string; readonly problem: string }): string =>
      `La especificación del modelo es incorrecta${d.path === '' ? '' : ` en ${d.path}`}: ${d.problem}. Corríjala, o exporte de nuevo el modelo.`,
    'bad-catalogue': (d: { readonly path: string; readonly problem: string }): string =>
      `El catálogo de modelos es incorrecto${d.path === '' ? '' : ` en ${d.path}`}: ${d.problem}. ${reload}`,
    'unknown-model': (d: { readonly id: string; readonly known: readonly string[] }): string =>
      `No hay ningún modelo «${d.id}». Hay: ${d.known.join(', ')}.`,
    'bad-tokenizer': (d: { readonly problem: string }): string =>
      `El tokenizador no se puede usar: ${d.problem}. Use el tokenizador con que se entrenó el modelo.`,
  },
  /** Completes “The header of the weights is wrong: …”. */
  header: {
    json: 'no es JSON',
    object: 'no es un objeto de tensores',
    entry: 'no está descrito por dtype, shape y data_offsets',
    twice: 'aparece dos veces',
    shape: 'su shape no es una lista de números enteros',
    offsets: 'sus data_offsets no son dos números enteros en orden',
    length: (expected: number, found: number): string =>
      `su shape y su dtype necesitan ${expected} bytes, sus offsets abarcan ${found}`,
    overlap: (other: string): string => `se solapa con ${other}`,
    gap: (bytes: number): string => `${bytes} bytes anteriores no pertenecen a ningún tensor`,
    rest: (bytes: number): string => `${bytes} bytes tras el último tensor no pertenecen a ninguno`,
  },
  /** Completes “The model’s spec is wrong at …”. */
  spec: {
    start: (token: number, vocabulary: number): string => `el token ${token} no está en un vocabulario de ${vocabulary}`,
  },
  /** Of a tokenizer that can be used. */
  chatTemplate: 'Los archivos tienen una plantilla para conversaciones. No se usa: el modelo lee el texto tal como se escribe.',
  /** Completes “The tokenizer cannot be used: …”. */
  tokenizer: {
    kind: (name: string): string =>
      `su clase «${name}» no se puede leer aquí; se leen BPE, unigrama y las clases gpt2 y llama de GGUF`,
    suffix: 'marca las partes de una palabra con prefijos o sufijos, y eso no se puede leer aquí',
    rule: (rule: string): string => `corta los textos con una regla que aquí no se conoce (${rule})`,
    json: (file: string): string => `${file} no es JSON`,
    large: (megabytes: number, most: number): string =>
      `su archivo tiene ${megabytes} MB, y ningún tokenizador necesita más de ${most}`,
    slow: (seconds: number): string => `leerlo llevó más de ${seconds} segundos`,
    noVocabulary: 'no tiene lista de tokens',
    noMerges: 'no tiene fusiones, y sin ellas no se pueden formar tokens a partir de bytes o letras',
    noScores: 'no tiene una puntuación para cada token',
    number: (text: string): string => `su entrada «${text}» no es un token con su número`,
    added: 'a uno de sus tokens añadidos le falta el texto o el número',
    merges: 'una de sus fusiones no consta de dos tokens',
    twice: (token: number): string => `dos tokens tienen el número ${token}`,
    long: (token: number): string => `el token ${token} es más largo que cualquier texto que se pueda leer`,
    symbol: (token: number): string => `el token ${token} no está escrito en el alfabeto a nivel de bytes`,
    merge: (joined: string): string => `una fusión da «${joined}», y ese token o una de sus partes no está en el vocabulario`,
    size: (token: number, vocabulary: number): string =>
      `tiene un token ${token}, y el vocabulario del modelo acaba en ${vocabulary - 1}`,
    ends: (token: number, vocabulary: number): string =>
      `su archivo acaba en el token ${token}, y el modelo tiene ${vocabulary} tokens`,
    rest: (bytes: number, vocabulary: number): string =>
      `su archivo tiene ${bytes} bytes más de los que ocupan los ${vocabulary} tokens del modelo`,
    start: (token: number): string => `no tiene el token especial ${token}, con el que empiezan los textos del modelo`,
    library: (message: string): string => `falló al leerlo (${message})`,
  },
} as const;
