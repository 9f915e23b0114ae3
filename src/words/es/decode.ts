/** What reading and decoding a text can say. */
import { count as whole, precise } from '../numbers';
import { plural } from './plural';

const tokens = (n: number): string => plural(n, 'token');
const theirFirst = (n: number): string => (n === 1 ? 'Se leyó su primer token' : `Se leyeron sus primeros ${tokens(n)}`);

export const decode = {
  promptEmpty: 'El prompt está vacío, así que el texto es solo el token con que empieza. Avance para ver qué genera el modelo.',
  promptTruncated: (kept: number, dropped: number): string =>
    `El prompt es más largo que la caché. ${theirFirst(kept)}; del final se ${dropped === 1 ? 'omitió' : 'omitieron'} ${tokens(dropped)}.`,
  promptCut: (kept: number, characters: number): string =>
    `El prompt es más largo que la caché. ${theirFirst(kept)}; ${characters === 1 ? 'se omitió el carácter siguiente' : `se omitieron los ${whole(characters)} caracteres siguientes`}.`,
  unknownCharacters: (count: number): string =>
    count === 1
      ? '1 carácter no está en el alfabeto de este modelo y se omitió.'
      : `${whole(count)} caracteres no están en el alfabeto de este modelo y se omitieron.`,
  recovered: 'La GPU se perdió y se recuperó. Los pesos se cargaron y el texto se leyó de nuevo; no falta nada.',
  fellBack: 'La GPU se perdió y no se recuperó. El modelo se ejecuta ahora en la CPU; no falta nada.',
  contextFull: (slots: number): string =>
    `Las ${slots} ranuras de la caché están ocupadas, así que el texto no puede crecer. Retroceda, o lea un prompt más corto.`,
  beyondTraining: (trained: number): string =>
    `El texto ya es más largo que los ${tokens(trained)} con los que se entrenó este modelo; sus predicciones serán peores.`,
  logitsDiffer: (difference: number): string =>
    `En la máquina que creó este enlace, los logits del modelo difieren de los de aquí en ${precise(difference, 2)}. Los tokens son los del enlace; todo lo dibujado se calcula aquí.`,
  leftOut: (what: readonly string[]): string =>
    `Algo de lo pedido no está disponible aquí. Se ha omitido: ${what.join('; ')}. El resto está abierto.`,
  noZeroSink: {
    already: 'Este modelo ya se entrenó con un logit adicional.',
    none: 'Este modelo no tiene un softmax al que sumarlo.',
  },
  zeroSinkLeft: (why: string): string => `Se ha omitido softmax + 1. ${why}`,
  notNumbers:
    'En este paso los logits del modelo no son números, así que no se puede muestrear ningún token. Vuelva a cargar el modelo o elija el otro backend.',
  noModel: 'No hay ningún modelo cargado. Abra uno primero.',
  noSuchToken: (token: number): string => `No hay token ${token} en el vocabulario de este modelo.`,
  noSuchBranch: (node: number): string => `Este texto no tiene la rama ${node}. Elija una en las marcas del texto.`,
  overtaken: 'Una acción posterior cambió antes el texto, así que esta se canceló.',
  noSuchTokens: (token: number, vocabulary: number): string =>
    `El texto contiene el token ${token}, pero el vocabulario de este modelo acaba en ${vocabulary - 1}. No se ha leído nada.`,
  noSuchStep: (index: number, length: number): string => `No hay token ${index} en este texto de ${tokens(length)}.`,
} as const;
