/** What the shell says. */
import { count, fixed, plain } from '../numbers';
import { oblique } from './plural';

export const app = {
  name: 'Keepsake',
  tagline: 'Что трансформер хранит в кэше',
  lessons: 'Уроки',
  covered: 'Закрыто, пока вы не попробуете угадать.',
  skipToPanels: 'Перейти к панелям',
  arrival:
    'Маленькая языковая модель пишет историю. Каждое слово добавляет строку: на какие прежние слова оно смотрит. Оранжевый — самый первый токен.',
  arrivalHint: 'Нажмите любую клавишу.',
  arrivalLesson: 'Начать с первого урока',
  modelButton: {
    label: (name: string): string => `Модель: ${name}`,
    hint: 'Выбрать модель',
    loading: (name: string): string => `Загружается ${name}…`,
    none: 'Выберите модель',
  },
  viewBar: 'Виды',
  views: {
    decode: { name: 'Декодирование', question: 'Что происходит, когда пишется токен?' },
    sinks: { name: 'Стоки', question: 'Почему головы смотрят на первый токен?' },
    why: { name: 'Почему', question: 'Почему голова смотрит именно туда?' },
    cache: { name: 'Кэш', question: 'Что хранится, а что вытесняется?' },
    window: { name: 'Окно', question: 'Как далеко назад видит модель?' },
    layers: { name: 'Слои', question: 'Что хранит и вычисляет каждый слой?' },
    compare: { name: 'Сравнение', question: 'Что хранят другие модели и какой ценой?' },
    draft: { name: 'Черновик', question: 'Как писать по несколько токенов сразу?' },
    calculator: { name: 'Калькулятор', question: 'Велик ли кэш опубликованной модели?' },
    workbench: { name: 'Верстак', question: 'Любые панели в любом порядке' },
    train: { name: 'Обучение', question: 'Когда появляется сток?' },
  },
  depth: 'Глубина',
  depths: { idea: 'Идея', maths: 'Формулы', code: 'Код' },
  transport: 'Шаги',
  position: (length: number, promptLength: number, context: number): string =>
    length > promptLength
      ? `токен ${length}/${context} · написано ${length - promptLength}`
      : length === promptLength
        ? `токен ${length}/${context} · конец промпта`
        : `токен ${length}/${context} · внутри промпта`,
  spokenStep: (now: {
    token: string;
    head: string;
    looksAt: string | null;
    share: string;
    next: string;
    chance: string;
    bytes: string;
  }): string =>
    now.looksAt === null
      ? `Токен ${now.token}. Вероятнее всего дальше: ${now.next}, ${now.chance}. Кэш: ${now.bytes}.`
      : `Токен ${now.token}. Внимание (${now.head}): больше всего на ${now.looksAt}, ${now.share}. Вероятнее всего дальше: ${now.next}, ${now.chance}. Кэш: ${now.bytes}.`,
  playbackEnded: (position: string): string => `Воспроизведение остановлено: ${position}.`,
  pause: 'Пауза',
  speed: 'Скорость',
  speedUnit: (perSecond: number): string => (perSecond === 0 ? 'макс.' : `${perSecond} в сек.`),
  promptLabel: 'Промпт',
  promptHint: 'Введите любой текст; Ctrl + Enter прочитает его.',
  promptRead: 'Прочитать',
  promptReset: 'Пример',
  reading: (done: number, total: number): string => `Чтение промпта: токенов ${done} из ${total}`,
  text: { edit: 'Написать промпт', back: 'Назад к токенам', all: 'Все токены' },
  tabs: 'Панели на этом месте',
  panels: (shown: number, all: number): string => `Панели: ${shown} из ${all}`,
  loadingPage: 'Запуск…',
  help: 'Клавиши',
  about: 'Инфо',
  close: 'Закрыть',
  dismiss: 'Скрыть',
  linkCopied: 'Ссылка скопирована. Она откроет эту модель, промпт, токены, фокус и вид.',
  linkReady: (link: string): string => `Браузер не разрешает здесь копировать. Вот ссылка: ${link}`,
  theme: { auto: 'Тема: авто', light: 'Тема: светлая', dark: 'Тема: тёмная' },
  keyNames: {
    ArrowRight: '→',
    ArrowLeft: '←',
    ArrowUp: '↑',
    ArrowDown: '↓',
    Escape: 'Esc',
    PageDown: 'Page ↓',
    PageUp: 'Page ↑',
    Home: 'Home',
    End: 'End',
    Enter: 'Enter',
    Space: 'Пробел',
    Shift: 'Shift',
  },
  pictures: {
    link: 'Скопировать ссылку',
    qr: 'QR-код для зала',
    embed: 'Скопировать код для слайда',
    picture: 'Рисунок этого вида',
    clip: (steps: number): string => `Ролик из ${oblique(steps, 'следующего шага', 'следующих шагов')}`,
    formats: { svg: 'SVG', png: 'PNG, 1920 × 1080', webm: 'WebM', mp4: 'MP4', gif: 'GIF' },
    recording: (done: number, steps: number): string => `Шаг ${done} из ${steps}`,
    stop: 'Остановить и сохранить ролик',
    title: (view: string, question: string): string => `${view}: ${question}`,
    line: (
      model: string,
      tokens: number,
      { greedy, temperature, seed }: { greedy: boolean; temperature: number; seed: number },
    ): string =>
      `${model} · токен ${count(tokens)} · ${greedy ? 'жадно' : `температура ${plain(temperature)}, зерно ${plain(seed)}`} · Keepsake`,
    nothing: 'Рисовать нечего: нет ни одной панели. Сначала откройте вид.',
    noEncoder: 'Этот браузер не умеет записывать такое видео. GIF работает везде.',
    cutShort: (steps: number, why: string): string => `Ролик обрывается после шага ${steps} и сохранён в таком виде. ${why}`,
  },
  embed: {
    malformed: 'Такого сообщения нет в договоре встраивания Keepsake версии 1. См. раздел «Embedding» документации.',
    title: 'Keepsake: что хранит трансформер',
    copied: 'Код для вставки этого вида в слайд или статью скопирован.',
    ready: (code: string): string => `Браузер не разрешает здесь копировать. Вот код: ${code}`,
  },
  offline: {
    kept: (size: string): string => `Всё сохранено в этом браузере (${size}): страница и её модели теперь открываются без сети.`,
    newer: 'Вышла новая версия Keepsake. Загрузите её в окне «Инфо», когда будет удобно; текст останется.',
  },
  language: { label: 'Язык', auto: 'Язык: как в браузере' },
  share: 'Поделиться',
  present: 'Показ',
  notesBlocked: (link: string): string =>
    `Браузер не даёт странице открыть второе окно. Откройте эту ссылку в другом окне сами: ${link}`,
  restorePanels: 'Все панели',
  closeMaximised: 'Назад к виду',
  backend: {
    label: 'Где выполняется',
    webgpu: 'WebGPU',
    cpu: 'CPU',
    recorded: 'Запись с другой машины',
    auto: 'Выбрать по времени',
    webgpuOnly: 'WebGPU',
    cpuOnly: 'CPU',
    step: (milliseconds: number): string =>
      milliseconds < 0.1 ? 'до 0,1 мс/шаг' : `${fixed(milliseconds, milliseconds < 10 ? 2 : 0)} мс/шаг`,
    runs: (name: string, why: string): string => `${name}. ${why}`,
    timed: (name: string, time: string): string => `${name}: ${time}`,
    emulated: (adapter: string): string => `${adapter} (программный адаптер: GPU эмулируется на CPU)`,
    starting: 'Модель ещё не открыта. Первая будет выполняться на том бэкенде, который вы выберете.',
    measured: 'Измерено при загрузке модели (медиана трёх шагов):',
    notTimed: 'не измерено',
    unavailable: 'здесь недоступен',
    why: {
      chosen: 'Так выбрали вы.',
      faster: 'При измерении обоих он оказался быстрее.',
      large: 'Выполняет GPU. Модель слишком велика, чтобы копировать её ещё и на CPU только ради замера.',
      only: 'Другой здесь недоступен.',
      software:
        'Здесь есть только программный графический адаптер, который эмулирует GPU на CPU. Поэтому сразу выбран CPU, а WebGPU не измерялся.',
      recovered: 'Связь с GPU прервалась и восстановилась; веса загружены снова, и текст прочитан снова.',
      fallback: 'GPU использовать не удалось, поэтому модель выполняется на CPU. Текст не потерян.',
    },
    noWebGPU:
      'WebGPU здесь недоступен, поэтому модель выполняется на CPU: работает всё, только медленнее. Для WebGPU откройте страницу в свежем Chrome, Edge, Safari или Firefox с включённым аппаратным ускорением.',
  },
  failed: {
    title: 'Не получилось',
    start: 'Keepsake не удалось запустить.',
    again: 'Повторить',
    page: 'Keepsake остановился.',
    pageWhy: (why: string): string => `Страницу не удалось нарисовать (${why}).`,
    defaults: 'Открыть с настройками по умолчанию',
    defaultsHint:
      'Откроет страницу без настроек из ссылки. Если ссылка нужна, скопируйте её; кнопка «Назад» браузера тоже к ней вернёт:',
    worker: (why: string): string =>
      `Модели выполняются в отдельном потоке (worker), а браузер не даёт этой странице его запустить (${why}). Откройте Keepsake в отдельной вкладке, с сервера.`,
  },
} as const;
