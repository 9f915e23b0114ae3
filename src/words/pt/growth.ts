import { exponential, fixed } from '../numbers';
import { plural, whole } from './amounts';

const layersOf = (layers: readonly number[], all: number): string => {
  const [first = 0] = layers;
  const last = layers.at(-1) ?? first;
  if (layers.length === all) return all === 1 ? 'A camada' : 'Cada camada';
  if (layers.length === 1) return `Camada ${first}`;
  return last - first === layers.length - 1 ? `Camadas ${first}–${last}` : `Camadas ${layers.join(', ')}`;
};

const milliseconds = (time: number): string => `${time < 10 ? fixed(time, 1) : whole(Math.round(time))} ms`;

const logit = (value: number): string => (value < 0.001 ? exponential(value, 1) : fixed(value, 3));

export const growth = {
  where: 'M_t são as multiplicações da linha t com o cache, M_0…t as de calcular de novo todas as linhas até t sem ele.',
  line: (perToken: readonly { readonly tokens: number; readonly bytes: number }[], constant: number, total: number): string =>
    perToken.length === 0
      ? `${plural(constant, 'byte')} com qualquer comprimento de texto`
      : `${[
          ...perToken.map(({ tokens, bytes }) => `${plural(tokens, 'token')} × ${plural(bytes, 'byte')}`),
          ...(constant > 0 ? [plural(constant, 'byte')] : []),
        ].join(' + ')} = ${plural(total, 'byte')}`,
  idea: 'As chaves e os valores de um token entram uma vez; depois são só lidos.',
  ideas: {
    state: 'Cada token altera o que está guardado, que por isso nunca cresce.',
    segment: 'Cada segmento ocupa o lugar do anterior, que fica em uma memória.',
  },
  slots: (layers: readonly number[], all: number, kept: number, slots: number): string =>
    `${layersOf(layers, all)}: ${whole(kept)} de ${plural(slots, 'slot')}`,
  ring: (layers: readonly number[], all: number, places: number): string =>
    `${layersOf(layers, all)}: um buffer circular de ${plural(places, 'slot')}; cada token novo sobrescreve o mais antigo`,
  segment: (layers: readonly number[], all: number, places: number): string =>
    `${layersOf(layers, all)}: um segmento de ${plural(places, 'token')}, sobrescrito pelo próximo`,
  state: (layers: readonly number[], all: number, heads: number, extents: readonly number[]): string =>
    `${layersOf(layers, all)}, ${plural(heads, 'cabeça')}: um estado de ${extents.join(' × ')} números por cabeça`,
  cells: {
    sink: 'sumidouro',
    newest: 'o mais recente',
    kept: 'guardado',
    evicted: 'descartado',
    beyond: 'guardado, mas não visto por esta linha',
    free: 'livre',
  },
  own: 'este cache',
  multiHead: 'MHA',
  step: 'token',
  kib: 'KiB',
  figure: (total: number, multiHead: number): string =>
    `Bytes do cache ao longo do texto: agora ${plural(total, 'byte')}; a atenção multicabeça desta dimensão ocuparia ${plural(multiHead, 'byte')}`,
  multiplications: (cached: number, whole_: number, times: number): string =>
    `Este passo: ${whole(cached)} multiplicações; sem o cache ${whole(whole_)}${times < 1.05 ? '' : ` (${times < 10 ? fixed(times, 1) : whole(Math.round(times))}\u00a0×)`}`,
  counted:
    'Produtos de vetores e matrizes (multiplicar e somar). Com o cache, uma linha passa pelas camadas. Sem ele, passam todas as linhas do texto, e são calculados os logits da última.',
  compute: 'Recalcular esta linha sem o cache',
  stop: 'Parar',
  running: (rows: number): string => `Relendo ${plural(rows, 'token')} em um segundo motor…`,
  failed: (error: string): string => `Não foi possível recalcular a linha: ${error}`,
  again: (rows: number, passes: number): string =>
    passes === 1
      ? `O texto todo (${plural(rows, 'token')}) lido de novo do zero, de uma vez, em um segundo motor:`
      : `O texto todo (${plural(rows, 'token')}) lido de novo do zero, em ${plural(passes, 'passagem', 'passagens')} de um segundo motor:`,
  way: (backend: string, time: number, cached: number, difference: number, evicting: boolean): string =>
    `${backend}: ${milliseconds(time)}, com cache ${milliseconds(cached)}. ${
      Number.isNaN(difference)
        ? 'Um logit não é um número.'
        : difference === 0
          ? 'Todos os logits são idênticos até o último bit.'
          : evicting
            ? `Um logit difere em até ${logit(difference)}: é o efeito do descarte.`
            : `Um logit difere em até ${logit(difference)}: arredondamento.`
    }`,
  noRow: 'O rastro desta linha foi apagado para economizar memória.',
  columns: {
    token: 'token',
    live: 'tokens guardados',
    bytes: 'bytes',
    cached: 'multiplicações com o cache',
    whole: 'sem ele',
  },
} as const;
