/** Что говорится о моделях, которые открывает посетитель. Загружается с тем, что их открывает. */
import { bytes } from './amounts';
import { count } from '../numbers';
import { headCount, layerCount, plural, tokenCount } from './plural';

const percent = (done: number, total: number): string => (total === 0 ? '' : `: ${Math.floor((100 * done) / total)} %`);

export const ownModels = {
  title: 'Своя модель',
  note: 'Папка с config.json, model.safetensors и токенизатором, файл .gguf или файл .bin из llama2.c вместе с tokenizer.bin. Их можно и просто перетащить на страницу. Файлы читаются здесь и не покидают этот компьютер.',
  files: 'Открыть файлы',
  folder: 'Открыть папку',
  hub: 'С Hugging Face Hub',
  hubHint: 'владелец/название или владелец/название/файл.gguf. Запрос к huggingface.co отправляется только по нажатию кнопки.',
  lookUp: 'Посмотреть',
  drop: 'Отпустите, чтобы открыть: папка или файлы модели, запись или урок',
  work: {
    looking: (): string => 'Читаю, что это за файлы.',
    listing: (): string => 'Узнаю у Hub, что есть в репозитории.',
    fetching: (d: { readonly name: string; readonly done: number; readonly total: number }): string =>
      `Скачивается ${d.name}: ${bytes(d.done)} из ${bytes(d.total)}.`,
    tokenizer: (d: { readonly name: string }): string => `Читается токенизатор${d.name === '' ? '' : ` модели ${d.name}`}.`,
    weights: (d: { readonly name: string; readonly done: number; readonly total: number }): string =>
      `Читаются веса модели ${d.name}${percent(d.done, d.total)}.`,
    starting: (d: { readonly name: string }): string => `Движок загружает модель ${d.name}.`,
  },
  cancel: 'Отменить',
  open: (name: string): string => `Открыть ${name}`,
  fetch: (name: string, size: number): string => `Скачать ${bytes(size)} и открыть ${name}`,
  fetchRest: (name: string, size: number): string => `Скачать оставшиеся ${bytes(size)} и открыть ${name}`,
  offered: (name: string, files: number, size: number): string =>
    `${name}: ${plural(files, 'файл', 'файла', 'файлов')}, всего ${bytes(size)}, с huggingface.co.`,
  partKept: (size: number): string => `Уже здесь: ${bytes(size)}.`,
  stays: 'Модель останется в этом браузере, пока вы её не удалите (раздел «Без сети» в сведениях о программе).',
  staysNot: 'Этот браузер не даёт места для хранения, поэтому модель будет в памяти и исчезнет, когда страница закроется.',
  ask: 'Модель большая; вот сколько ей нужно, ещё до чтения:',
  rows: {
    family: 'Семейство',
    format: 'Формат',
    shape: 'Форма',
    parameters: 'Параметры',
    trained: 'Самый длинный текст при обучении',
    weights: 'Веса, дважды: там, где они работают, и для повторного запуска',
    cache: 'Кэш: самый длинный текст, который поместится',
    steps: 'Что вычисляют и показывают шаги, не больше',
    total: 'Память в целом',
  },
  formatOf: (format: string, types: readonly string[]): string =>
    types.length === 0 ? format : `${format} (${types.join(', ')})`,
  shapeOf: (layers: number, width: number, heads: number, keyValueHeads: number, vocabulary: number): string =>
    `${layerCount(layers)}, ширина ${count(width)}, ${headCount(heads)}${keyValueHeads === heads ? '' : ` на ${plural(keyValueHeads, 'голову', 'головы', 'голов')} ключей и значений`}, словарь: ${tokenCount(vocabulary)}`,
  bytes,
  /** The longest text in training. */
  trainedOn: (length: number): string => tokenCount(length),
  slots: (slots: number, size: number): string => `токенов: ${count(slots)}, ${bytes(size)}`,
  tooLarge: (needed: number, given: number): string =>
    `Самой большой части нужен буфер: ${bytes(needed)}, а эта видеокарта даёт не больше чем ${bytes(given)}. Модель будет работать на процессоре, медленно.`,
  noGpu: 'В этом браузере нет WebGPU: модель будет работать на процессоре, медленно.',
  scarce: (need: number, memory: number): string =>
    `Модели нужно ${bytes(need)}, а браузер сообщает о памяти в ${bytes(memory)}: её может не хватить. Тогда останется прежняя модель.`,
  yours: 'Ваши',
  yoursNote: 'Пока страница открыта. Что записано при их обучении, здесь неизвестно.',
  yourFacts: (parameters: number, weights: number, perToken: number): string =>
    `${plural(parameters, 'параметр', 'параметра', 'параметров')}, веса: ${bytes(weights)}; кэш на токен: ${bytes(perToken)}`,
  from: (source: string, family: string, format: string): string => `${family}, ${format}: ${source}`,
  isOpen: 'открыта',
  keptTitle: 'Модели с Hub',
  keptNone: 'В этом браузере не сохранено ни одной.',
  keptPart: (size: number, total: number): string => `${bytes(size)} из ${bytes(total)}`,
  remove: (name: string): string => `Удалить ${name}`,
  openIt: 'Открыть',
  removeIt: 'Удалить',
  awaitedFiles: (name: string): string =>
    `Эта ссылка показывает модель ${name} из чьих-то файлов, которых в ссылке быть не может. Откройте здесь те же файлы, и появятся текст и настройки ссылки.`,
  awaitedHub: (name: string): string =>
    `Эта ссылка показывает модель ${name} с Hugging Face Hub. До нажатия ничего не скачивается; потом появятся текст и настройки ссылки.`,
  chooseFiles: 'Выбрать файлы',
  first: {
    label: 'Первый токен',
    added: (token: string): string => `Текст начинается с ${token}: этот токен ставит сам токенизатор.`,
    notAdded: (token: string): string => `Текст начинается с ${token}: сам токенизатор этот токен не ставит.`,
    without: (token: string): string => `Текст начинается без ${token}, хотя токенизатор поставил бы этот токен сам.`,
    none: (token: string): string => `Перед текстом ничего нет, как и задумано в токенизаторе; можно поставить ${token}.`,
    readWithout: 'Прочитать без него',
    readWith: (token: string): string => `Прочитать с ${token}`,
  },
} as const;
