/** Что говорится о контрольных точках, которые открывает посетитель: что найдено, чего ждали, что делать. */
import { count } from '../numbers';
import { bytes } from './amounts';

const shape = (extents: readonly number[]): string => (extents.length === 0 ? 'из одного числа' : `[${extents.join(', ')}]`);
const list = (items: readonly string[]): string => items.join(', ');
const again = 'Скачайте файл ещё раз, целиком.';
const asPublished = 'Выберите папку в том виде, в каком она опубликована.';
const choices = 'Выберите папку с config.json и model.safetensors, файл .gguf или файл .bin из llama2.c.';

const kinds = {
  count: 'целое число не меньше 1',
  number: 'число',
  positive: 'число больше 0',
  flag: 'true или false',
  text: 'строка',
  list: 'список',
  object: 'объект',
} as const;

export const checkpoint = {
  error: {
    'no-model': (d: { readonly files: readonly string[] }): string =>
      d.files.length === 0
        ? `Здесь нет ни одного файла. ${choices}`
        : `Среди этих файлов нет модели: ${list(d.files)}. ${choices}`,
    'several-models': (d: { readonly files: readonly string[] }): string =>
      `Здесь несколько моделей: ${list(d.files)}. Выберите одну из них.`,
    'no-config': (d: { readonly file: string }): string =>
      `В ${d.file} есть веса, но нет config.json, в котором сказано, от какой они модели. Выберите его вместе с весами.`,
    'no-tokenizer': (d: { readonly file: 'tokenizer.json' | 'tokenizer.bin' }): string =>
      `Нет токенизатора модели, а без него нельзя прочитать ни один текст. Выберите вместе с весами ${d.file}${d.file === 'tokenizer.json' ? ' (или vocab.json и merges.txt)' : ''}.`,
    'unreadable-format': (d: { readonly file: string; readonly format: 'pickle' | 'onnx' | 'other' }): string =>
      d.format === 'pickle'
        ? `${d.file} — это pickle из PyTorch: при открытии он может выполнить любой код, поэтому здесь он не открывается. Преобразуйте его в safetensors: model.save_pretrained(папка).`
        : d.format === 'onnx'
          ? `${d.file} — скомпилированный граф (ONNX), а не контрольная точка. Выберите safetensors или GGUF этой модели.`
          : `Формат файла ${d.file} здесь не читается. Выберите safetensors или GGUF этой модели.`,
    'not-json': (d: { readonly file: string }): string => `${d.file} — не JSON. ${again}`,
    unreadable: (d: { readonly file: string }): string =>
      `${d.file} больше не читается: после выбора файл изменили, переместили или удалили. Выберите его снова.`,
    'not-safetensors': (d: { readonly file: string }): string =>
      `${d.file} — не файл safetensors: он не начинается с длины заголовка и заголовка. ${again}`,
    truncated: (d: {
      readonly file: string;
      readonly tensor: string | null;
      readonly expected: number;
      readonly found: number;
    }): string =>
      `${d.file} обрывается слишком рано${d.tensor === null ? '' : `, на тензоре ${d.tensor}`}: объявлено байт ${d.expected}, есть ${d.found}. ${again}`,
    'bad-header': (d: { readonly file: string; readonly tensor: string | null; readonly problem: string }): string =>
      `Заголовок ${d.file} неверен${d.tensor === null ? '' : ` в описании ${d.tensor}`}: ${d.problem}. ${again}`,
    'bad-index': (d: { readonly file: string; readonly path: string; readonly problem: string }): string =>
      `В ${d.file} не сказано, какой тензор в каком файле${d.path === '' ? '' : ` (${d.path})`}: ${d.problem}. ${again}`,
    'two-places': (d: { readonly tensor: string; readonly files: readonly string[] }): string =>
      `${d.tensor} есть в двух файлах: ${list(d.files)}. Выберите и model.safetensors.index.json: в нём сказано, какой из них считать.`,
    'missing-shard': (d: { readonly shard: string; readonly more: number; readonly index: string }): string =>
      `Модель лежит в нескольких файлах, и не хватает ${d.shard}${d.more === 0 ? '' : ` (и ещё файлов: ${d.more})`}; он назван в ${d.index}. Выберите все файлы вместе.`,
    'not-in-shard': (d: { readonly tensor: string; readonly shard: string; readonly index: string }): string =>
      `В ${d.index} сказано, что ${d.tensor} лежит в ${d.shard}, но там его нет. Файлы от разных моделей или версий: скачайте все заново.`,
    'not-gguf': (d: { readonly file: string }): string => `${d.file} — не файл GGUF: он не начинается с «GGUF». ${again}`,
    'gguf-version': (d: { readonly file: string; readonly version: number }): string =>
      `${d.file} — GGUF версии ${d.version > 0xffff ? `${d.version >>> 24}, big-endian` : d.version}; читаются версии 2 и 3, little-endian. Выберите более новое преобразование модели.`,
    'split-gguf': (d: { readonly file: string; readonly parts: number }): string =>
      `${d.file} — лишь одна из частей модели (всего ${d.parts}). Соедините их командой llama-gguf-split --merge и выберите результат.`,
    'bad-gguf': (d: {
      readonly file: string;
      readonly at: number;
      readonly what: 'count' | 'type' | 'twice' | 'name';
      readonly found: string;
    }): string =>
      `Заголовок ${d.file} неверен около байта ${d.at}: ${d.what === 'name' ? 'у тензора нет имени' : d.what === 'count' ? `объявлено ${d.found}, чего быть не может` : d.what === 'type' ? `типа ${d.found} не существует` : `${d.found} встречается дважды`}. ${again}`,
    overlap: (d: { readonly file: string; readonly tensor: string; readonly other: string }): string =>
      `В ${d.file} тензоры ${d.tensor} и ${d.other} перекрываются. ${again}`,
    'rows-of-blocks': (d: {
      readonly tensor: string;
      readonly type: string;
      readonly row: number;
      readonly block: number;
    }): string => `В строке ${d.tensor} чисел ${d.row}, а ${d.type} хранит их блоками по ${d.block}. ${again}`,
    'llama2c-version': (d: { readonly file: string; readonly version: number }): string =>
      `${d.file} — версия ${d.version} формата llama2.c; читаются версии 0, 1 и 2. Экспортируйте модель снова в одной из них.`,
    'missing-tensor': (d: { readonly tensors: readonly string[]; readonly expected: readonly number[] }): string =>
      `Нет тензора ${d.tensors.join(' или ')} формы ${shape(d.expected)}. Веса и конфигурация от разных моделей, или не хватает файла. ${asPublished}`,
    'tensor-shape': (d: {
      readonly tensor: string;
      readonly expected: readonly number[];
      readonly found: readonly number[];
    }): string =>
      `Форма ${d.tensor} — ${shape(d.found)}; по конфигурации нужна ${shape(d.expected)}. Веса и конфигурация от разных моделей. ${asPublished}`,
    'tensor-type': (d: { readonly tensor: string; readonly found: string; readonly readable: readonly string[] }): string =>
      `${d.tensor} записан как ${d.found}; читаются ${list(d.readable)}. Выберите модель в одном из этих типов.`,
    'not-finite': (d: { readonly tensor: string; readonly index: number; readonly value: string }): string =>
      `В ${d.tensor} на месте ${d.index} стоит ${d.value}: файл повреждён, или обучение разошлось. ${again}`,
    overflow: (d: { readonly tensor: string; readonly index: number; readonly value: number }): string =>
      `В ${d.tensor} на месте ${d.index} стоит ${d.value}; страница считает с весами в float16, где наибольшее число 65504. Здесь эту модель открыть нельзя.`,
    'too-large': (d: {
      readonly name: string;
      readonly needed: number;
      readonly given: number;
      readonly isReported: boolean;
      readonly most: number;
    }): string =>
      `${d.name}: нужно ${bytes(d.needed)} памяти (веса хранятся дважды), ${d.isReported ? `а у этого устройства, судя по браузеру, не больше ${bytes(d.given)}` : `а страница занимает не больше ${bytes(d.given)}`}. Выберите модель, у которой меньше ${count(d.most)} параметров.`,
    'no-memory': (d: { readonly bytes: number }): string =>
      `Весам нужно ${bytes(d.bytes)} памяти, которых браузер не даёт. Закройте другие вкладки или выберите модель поменьше.`,
    'unknown-family': (d: { readonly family: string; readonly known: readonly string[] }): string =>
      `Это модель вида «${d.family}», которого страница не знает. Она знает такие: ${list(d.known)}.`,
    'bad-setting': (d: {
      readonly file: string;
      readonly key: string;
      readonly expected: keyof typeof kinds;
      readonly found: string | null;
    }): string =>
      d.found === null
        ? `В ${d.file} не указано ${d.key} (${kinds[d.expected]}). ${asPublished}`
        : `В ${d.file} указано ${d.key}: ${d.found}; ожидалось другое: ${kinds[d.expected]}. ${asPublished}`,
    'unsupported-setting': (d: { readonly file: string; readonly key: string; readonly value: string }): string =>
      `В ${d.file} указано ${d.key}: ${d.value}; такого страница не вычисляет. Выберите другую модель.`,
    unsupported: (d: { readonly family: string; readonly what: Unsupported }): string =>
      `Эта модель (${d.family}) ${unsupported[d.what]}. Выберите другую модель.`,
    'width-of-four': (d: { readonly what: 'width' | 'head' | 'rotated' | 'hidden'; readonly found: number }): string =>
      `${widths[d.what]} — ${d.found}, но страница считает по четыре числа сразу, и нужно кратное 4. Выберите другую модель.`,
    'bad-model': (d: { readonly path: string; readonly problem: string }): string =>
      `Модель нельзя вычислить${d.path === '' ? '' : ` (${d.path})`}: ${d.problem}. Выберите другую модель.`,
  },
} as const;

/** Продолжает «Эта модель (Gemma 3) …». */
const unsupported = {
  experts: 'выбирает в своих MLP между экспертами (mixture of experts), а этого страница не вычисляет',
  'norms-after': 'нормирует после каждого блока, а не перед ним, а этого страница не вычисляет',
  'projected-embedding': 'имеет эмбеддинги иной ширины, чем у слоёв, а этого страница не вычисляет',
  bidirectional: 'позволяет токенам видеть следующие, то есть это не декодер',
  'no-norm-weights': 'нормирует без весов, а этого страница не вычисляет',
  'head-norm-bias': 'нормирует запросы и ключи со смещением, а этого страница не вычисляет',
} as const;
type Unsupported = keyof typeof unsupported;

const widths = {
  width: 'Ширина модели',
  head: 'Ширина головы',
  rotated: 'Вращаемая часть головы',
  hidden: 'Скрытая ширина MLP',
} as const;
