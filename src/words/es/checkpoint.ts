/** Lo que se dice de los puntos de control que abre quien visita la página: qué se encontró, qué se esperaba, qué hacer. */
import { count } from '../numbers';
import { bytes } from './amounts';

const shape = (extents: readonly number[]): string => (extents.length === 0 ? 'de un solo número' : `[${extents.join(', ')}]`);
const list = (items: readonly string[]): string => items.join(', ');
const again = 'Descárguelo de nuevo, completo.';
const asPublished = 'Elija la carpeta tal como se publicó.';
const choices = 'Elija una carpeta con config.json y model.safetensors, un archivo .gguf o un archivo .bin de llama2.c.';

const kinds = {
  count: 'un número entero de 1 o más',
  number: 'un número',
  positive: 'un número mayor que 0',
  flag: 'true o false',
  text: 'un texto',
  list: 'una lista',
  object: 'un objeto',
} as const;

export const checkpoint = {
  error: {
    'no-model': (d: { readonly files: readonly string[] }): string =>
      d.files.length === 0
        ? `No hay ningún archivo. ${choices}`
        : `Ninguno de estos archivos es un modelo: ${list(d.files)}. ${choices}`,
    'several-models': (d: { readonly files: readonly string[] }): string =>
      `Hay varios modelos: ${list(d.files)}. Elija uno de ellos.`,
    'no-config': (d: { readonly file: string }): string =>
      `${d.file} tiene pesos, pero falta config.json, que dice a qué modelo pertenecen. Elíjalo junto con los pesos.`,
    'no-tokenizer': (d: { readonly file: 'tokenizer.json' | 'tokenizer.bin' }): string =>
      `Falta el tokenizador del modelo, sin el cual no se puede leer ningún texto. Elija ${d.file}${d.file === 'tokenizer.json' ? ' (o vocab.json y merges.txt)' : ''} junto con los pesos.`,
    'unreadable-format': (d: { readonly file: string; readonly format: 'pickle' | 'onnx' | 'other' }): string =>
      d.format === 'pickle'
        ? `${d.file} es un «pickle» de PyTorch, que al abrirse puede ejecutar cualquier código, así que aquí no se abre. Conviértalo a safetensors: model.save_pretrained(carpeta).`
        : d.format === 'onnx'
          ? `${d.file} es un grafo compilado (ONNX), no un punto de control. Elija el safetensors o el GGUF del modelo.`
          : `${d.file} tiene un formato que aquí no se lee. Elija el safetensors o el GGUF del modelo.`,
    'not-json': (d: { readonly file: string }): string => `${d.file} no es JSON. ${again}`,
    unreadable: (d: { readonly file: string }): string =>
      `${d.file} ya no se puede leer: se modificó, se movió o se borró después de elegirlo. Elíjalo de nuevo.`,
    'not-safetensors': (d: { readonly file: string }): string =>
      `${d.file} no es un archivo safetensors: no empieza por la longitud de una cabecera seguida de la cabecera. ${again}`,
    truncated: (d: {
      readonly file: string;
      readonly tensor: string | null;
      readonly expected: number;
      readonly found: number;
    }): string =>
      `${d.file} acaba antes de tiempo${d.tensor === null ? '' : `, dentro de ${d.tensor}`}: se anunciaban ${d.expected} bytes y hay ${d.found}. ${again}`,
    'bad-header': (d: { readonly file: string; readonly tensor: string | null; readonly problem: string }): string =>
      `La cabecera de ${d.file} es incorrecta${d.tensor === null ? '' : ` en cuanto a ${d.tensor}`}: ${d.problem}. ${again}`,
    'bad-index': (d: { readonly file: string; readonly path: string; readonly problem: string }): string =>
      `${d.file} no dice qué tensor está en qué archivo${d.path === '' ? '' : ` (${d.path})`}: ${d.problem}. ${again}`,
    'two-places': (d: { readonly tensor: string; readonly files: readonly string[] }): string =>
      `${d.tensor} está en dos archivos: ${list(d.files)}. Elija también model.safetensors.index.json, que dice cuál de ellos vale.`,
    'missing-shard': (d: { readonly shard: string; readonly more: number; readonly index: string }): string =>
      `El modelo está en varios archivos y falta ${d.shard}${d.more === 0 ? '' : `, además de otros ${d.more}`} (según ${d.index}). Elíjalos todos a la vez.`,
    'not-in-shard': (d: { readonly tensor: string; readonly shard: string; readonly index: string }): string =>
      `${d.index} dice que ${d.tensor} está en ${d.shard}, pero no está allí. Los archivos son de modelos o versiones diferentes: descárguelos todos de nuevo.`,
    'not-gguf': (d: { readonly file: string }): string => `${d.file} no es un archivo GGUF: no empieza por «GGUF». ${again}`,
    'gguf-version': (d: { readonly file: string; readonly version: number }): string =>
      `${d.file} es GGUF de la versión ${d.version > 0xffff ? `${d.version >>> 24}, big-endian` : d.version}; se leen las versiones 2 y 3, little-endian. Elija una conversión más reciente del modelo.`,
    'split-gguf': (d: { readonly file: string; readonly parts: number }): string =>
      `${d.file} es una de las ${d.parts} partes de un modelo. Únalas con llama-gguf-split --merge y elija el resultado.`,
    'bad-gguf': (d: {
      readonly file: string;
      readonly at: number;
      readonly what: 'count' | 'type' | 'twice' | 'name';
      readonly found: string;
    }): string =>
      `La cabecera de ${d.file} es incorrecta cerca del byte ${d.at}: ${d.what === 'name' ? 'un tensor no tiene nombre' : d.what === 'count' ? `anuncia ${d.found}, que no es posible` : d.what === 'type' ? `no existe el tipo ${d.found}` : `${d.found} aparece dos veces`}. ${again}`,
    overlap: (d: { readonly file: string; readonly tensor: string; readonly other: string }): string =>
      `En ${d.file} los tensores ${d.tensor} y ${d.other} se solapan. ${again}`,
    'rows-of-blocks': (d: {
      readonly tensor: string;
      readonly type: string;
      readonly row: number;
      readonly block: number;
    }): string => `${d.tensor} tiene filas de ${d.row} números, pero ${d.type} guarda ${d.block} juntos. ${again}`,
    'llama2c-version': (d: { readonly file: string; readonly version: number }): string =>
      `${d.file} es de la versión ${d.version} de llama2.c; se leen las versiones 0, 1 y 2. Expórtelo de nuevo en una de ellas.`,
    'missing-tensor': (d: { readonly tensors: readonly string[]; readonly expected: readonly number[] }): string =>
      `No hay ningún tensor ${d.tensors.join(' o ')} de forma ${shape(d.expected)}. Los pesos y la configuración son de modelos diferentes, o falta un archivo. ${asPublished}`,
    'tensor-shape': (d: {
      readonly tensor: string;
      readonly expected: readonly number[];
      readonly found: readonly number[];
    }): string =>
      `${d.tensor} tiene forma ${shape(d.found)}; la configuración pide ${shape(d.expected)}. Los pesos y la configuración son de modelos diferentes. ${asPublished}`,
    'tensor-type': (d: { readonly tensor: string; readonly found: string; readonly readable: readonly string[] }): string =>
      `${d.tensor} está guardado como ${d.found}; se pueden leer ${list(d.readable)}. Elija el modelo en uno de estos tipos.`,
    'not-finite': (d: { readonly tensor: string; readonly index: number; readonly value: string }): string =>
      `${d.tensor} contiene ${d.value} en el elemento ${d.index}: el archivo está dañado o el entrenamiento divergió. ${again}`,
    overflow: (d: { readonly tensor: string; readonly index: number; readonly value: number }): string =>
      `${d.tensor} contiene ${d.value} en el elemento ${d.index}; la página calcula con pesos en float16, cuyo mayor número es 65504. Este modelo no se puede abrir aquí.`,
    'too-large': (d: {
      readonly name: string;
      readonly needed: number;
      readonly given: number;
      readonly isReported: boolean;
      readonly most: number;
    }): string =>
      `${d.name} necesitaría ${bytes(d.needed)} de memoria, con los pesos dos veces; ${d.isReported ? `este dispositivo indica unos ${bytes(d.given)} como máximo` : `esta página usa ${bytes(d.given)} como máximo`}. Elija un modelo con menos de ${count(d.most)} parámetros.`,
    'no-memory': (d: { readonly bytes: number }): string =>
      `Los pesos necesitan ${bytes(d.bytes)} de memoria, que el navegador no concede. Cierre otras pestañas o elija un modelo más pequeño.`,
    'unknown-family': (d: { readonly family: string; readonly known: readonly string[] }): string =>
      `Este modelo es del tipo «${d.family}», que la página no conoce. Conoce ${list(d.known)}.`,
    'bad-setting': (d: {
      readonly file: string;
      readonly key: string;
      readonly expected: keyof typeof kinds;
      readonly found: string | null;
    }): string =>
      d.found === null
        ? `${d.file} no dice ${d.key} (${kinds[d.expected]}). ${asPublished}`
        : `${d.file} dice que ${d.key} es ${d.found}; se esperaba ${kinds[d.expected]}. ${asPublished}`,
    'unsupported-setting': (d: { readonly file: string; readonly key: string; readonly value: string }): string =>
      `${d.file} dice que ${d.key} es ${d.value}, lo que la página no puede calcular. Elija otro modelo.`,
    unsupported: (d: { readonly family: string; readonly what: Unsupported }): string =>
      `Este modelo (${d.family}) ${unsupported[d.what]}. Elija otro modelo.`,
    'width-of-four': (d: { readonly what: 'width' | 'head' | 'rotated' | 'hidden'; readonly found: number }): string =>
      `${widths[d.what]} ${d.found}, pero la página calcula de cuatro en cuatro números y necesita un múltiplo de 4. Elija otro modelo.`,
    'bad-model': (d: { readonly path: string; readonly problem: string }): string =>
      `El modelo no se puede calcular${d.path === '' ? '' : ` (${d.path})`}: ${d.problem}. Elija otro modelo.`,
  },
} as const;

/** Completa «Este modelo (Gemma 3) …». */
const unsupported = {
  experts: 'elige entre expertos en sus MLP (mezcla de expertos), y la página no calcula eso',
  'norms-after': 'normaliza después de cada bloque y no antes, y la página no calcula eso',
  'projected-embedding': 'tiene embeddings de otro ancho que sus capas, y la página no calcula eso',
  bidirectional: 'deja que los tokens vean los posteriores, así que no es un decodificador',
  'no-norm-weights': 'tiene normas sin pesos, y la página no calcula eso',
  'head-norm-bias': 'normaliza consultas y claves con un sesgo, y la página no calcula eso',
} as const;
type Unsupported = keyof typeof unsupported;

const widths = {
  width: 'El ancho del modelo es',
  head: 'El ancho de una cabeza es',
  rotated: 'La parte de una cabeza que rota es de',
  hidden: 'El ancho oculto del MLP es',
} as const;
