/** What is said when a model's files are not what they should be: what was found, what was expected, what to do. */

const shape = (extents: readonly number[]): string => (extents.length === 0 ? 'одно число' : `[${extents.join(', ')}]`);
const reload =
  'Перезагрузите страницу, чтобы получить его снова; если это повторяется, файл на сервере повреждён: скопируйте его туда заново.';
const exportAgain = 'Экспортируйте модель снова вместе с её спецификацией.';

export const model = {
  tasks: { stories: 'Истории', backcopy: 'Backcopy', trigger: 'Триггер', passkey: 'Пароль' },
  names: {
    mha: 'MHA',
    gqa: 'GQA-2',
    mqa: 'MQA',
    mla: 'MLA',
    tpa: 'TPA',
    window: 'окно 64',
    'softmax-one': 'softmax + 1',
    'key-bias': 'смещение ключа',
    'sink-token': 'токен-сток',
    'sink-logit': 'логит стока',
    gated: 'с вентилем',
    retention: 'удержание',
    'gated-retention': 'удержание с вентилем',
    'yoco-window': 'YOCO, окно',
    'yoco-retention': 'YOCO, удержание с вентилем',
    linear: 'линейное',
    'linear-grouped': 'линейное, по группам',
    'linear-leaky': 'линейное, с утечкой',
    infini: 'Infini-attention',
    backcopy: 'Backcopy',
    'backcopy-one': 'softmax + 1',
    'backcopy-mlp': 'с MLP',
    trigger: 'Триггер',
    'trigger-start': 'с меткой начала',
    'trigger-relu': 'ReLU',
    draft: 'черновая',
    'passkey-full': 'хранит всё',
    'passkey-infini': 'Infini-attention',
    'passkey-window': 'окно',
  },
  error: {
    'file-missing': (d: { readonly file: string; readonly status: number | null }): string =>
      d.status === null
        ? `Не удалось получить ${d.file}. Проверьте соединение и попробуйте ещё раз.`
        : `Не удалось получить ${d.file} (статус ${d.status}). Проверьте, что папка «models» целиком лежит рядом со страницей.`,
    'wrong-size': (d: { readonly file: string; readonly expected: number; readonly found: number }): string =>
      `Размер ${d.file} в байтах — ${d.found}; в каталоге указано ${d.expected}. ${reload}`,
    'wrong-checksum': (d: { readonly file: string; readonly expected: string; readonly found: string }): string =>
      `${d.file} — не тот файл, что указан в каталоге: его SHA-256 начинается с ${d.found.slice(0, 12)}, ожидалось ${d.expected.slice(0, 12)}. ${reload}`,
    'not-json': (d: { readonly file: string }): string => `${d.file} — не JSON. ${reload}`,
    'not-safetensors': (d: { readonly bytes: number }): string =>
      `Это не файл safetensors (байт: ${d.bytes}): он не начинается с длины заголовка и заголовка. Выберите файл с расширением .safetensors.`,
    truncated: (d: { readonly tensor: string | null; readonly expected: number; readonly found: number }): string =>
      `Веса обрываются слишком рано${d.tensor === null ? ', в заголовке' : `, на тензоре ${d.tensor}`}: объявлено байт ${d.expected}, есть ${d.found}. ${reload}`,
    'bad-header': (d: { readonly tensor: string | null; readonly problem: string }): string =>
      `Заголовок весов неверен${d.tensor === null ? '' : ` в описании ${d.tensor}`}: ${d.problem}. ${exportAgain}`,
    'missing-tensor': (d: { readonly tensor: string; readonly expected: readonly number[] | null }): string =>
      `В весах нет тензора ${d.tensor}${d.expected === null ? '' : ` формы ${shape(d.expected)}`}. ${exportAgain}`,
    'wrong-shape': (d: {
      readonly tensor: string;
      readonly expected: readonly number[];
      readonly found: readonly number[];
    }): string => `Форма ${d.tensor} — ${shape(d.found)}; по спецификации нужна ${shape(d.expected)}. ${exportAgain}`,
    'wrong-dtype': (d: { readonly tensor: string; readonly found: string; readonly readable: readonly string[] }): string =>
      `${d.tensor} записан как ${d.found}; читаются ${d.readable.join(', ')}. Преобразуйте его и экспортируйте модель снова.`,
    'not-finite': (d: { readonly tensor: string; readonly index: number; readonly value: string }): string =>
      `В ${d.tensor} на месте ${d.index} стоит ${d.value}: обучение разошлось, или файл повреждён. Экспортируйте модель из более ранней контрольной точки.`,
    overflow: (d: { readonly tensor: string; readonly index: number; readonly value: number }): string =>
      `В ${d.tensor} на месте ${d.index} стоит ${d.value}: это слишком много для float16 (не больше 65504). Уменьшите масштаб весов модели и экспортируйте её снова.`,
    'bad-spec': (d: { readonly path: string; readonly problem: string }): string =>
      `Спецификация модели неверна${d.path === '' ? '' : ` (${d.path})`}: ${d.problem}. Исправьте её или экспортируйте модель снова.`,
    'bad-catalogue': (d: { readonly path: string; readonly problem: string }): string =>
      `Каталог моделей неверен${d.path === '' ? '' : ` (${d.path})`}: ${d.problem}. ${reload}`,
    'unknown-model': (d: { readonly id: string; readonly known: readonly string[] }): string =>
      `Модели «${d.id}» нет. Есть: ${d.known.join(', ')}.`,
    'bad-tokenizer': (d: { readonly problem: string }): string =>
      `Токенизатор не подходит: ${d.problem}. Нужен тот токенизатор, с которым обучалась модель.`,
  },
  header: {
    json: 'это не JSON',
    object: 'это не объект с тензорами',
    entry: 'он не описан полями dtype, shape и data_offsets',
    twice: 'он назван дважды',
    shape: 'его shape — не список целых чисел',
    offsets: 'его data_offsets — не два целых числа по порядку',
    length: (expected: number, found: number): string => `форме и dtype нужно байт ${expected}, а смещения охватывают ${found}`,
    overlap: (other: string): string => `он пересекается с ${other}`,
    gap: (bytes: number): string => `байты перед ним (${bytes}) не принадлежат ни одному тензору`,
    rest: (bytes: number): string => `байты после последнего тензора (${bytes}) ничьи`,
  },
  spec: {
    start: (token: number, vocabulary: number): string => `токена ${token} нет в словаре размера ${vocabulary}`,
  },
  chatTemplate: 'В файлах есть шаблон для диалогов. Он не применяется: модель читает текст так, как он набран.',
  tokenizer: {
    kind: (name: string): string =>
      `его вид «${name}» здесь не читается; читаются BPE, униграммный, а из GGUF — виды gpt2 и llama`,
    suffix: 'он помечает части слова приставками или окончаниями, а такие здесь не читаются',
    rule: (rule: string): string => `он режет тексты по правилу, которое здесь неизвестно (${rule})`,
    json: (file: string): string => `${file} — не JSON`,
    large: (megabytes: number, most: number): string =>
      `его файл занимает ${megabytes} МБ, а токенизатору не нужно больше ${most}`,
    slow: (seconds: number): string => `прочитать его за ${seconds} с не удалось`,
    noVocabulary: 'в нём нет списка токенов',
    noMerges: 'в нём нет слияний, а без них из байтов или букв не составить токенов',
    noScores: 'в нём не у каждого токена есть оценка',
    number: (text: string): string => `запись «${text}» в нём — не токен с номером`,
    added: 'у одного из добавленных токенов нет текста или номера',
    merges: 'одно из слияний состоит не из двух токенов',
    twice: (token: number): string => `у двух токенов один номер ${token}`,
    long: (token: number): string => `токен ${token} длиннее любого текста, который можно прочитать`,
    symbol: (token: number): string => `токен ${token} записан не в алфавите байтов`,
    merge: (joined: string): string => `слияние даёт «${joined}», а этого токена или его части нет в словаре`,
    size: (token: number, vocabulary: number): string =>
      `в нём есть токен ${token}, а словарь модели кончается на ${vocabulary - 1}`,
    ends: (token: number, vocabulary: number): string =>
      `его файл кончается на токене ${token}, а токенов у модели — ${vocabulary}`,
    rest: (bytes: number, vocabulary: number): string =>
      `лишние байты в конце его файла: ${bytes}; токенов у модели — ${vocabulary}`,
    start: (token: number): string => `в нём нет специального токена ${token}, с которого начинаются тексты модели`,
    library: (message: string): string => `прочитать его не удалось (${message})`,
  },
} as const;
