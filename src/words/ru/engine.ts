/** What running a model can say: what happened, what it was about, what to do. */
import { significant } from '../numbers';

const because = (reason: string): string => (reason === '' ? '' : ` (${reason})`);

const megabytes = (bytes: number): string => `${significant(bytes / 1e6)} МБ`;

export const engine = {
  lost: (reason: string): string =>
    `Связь с GPU прервалась${because(reason)}: перезапустился драйвер, компьютер уходил в сон, или GPU заняла другая страница. Откройте модель снова или запустите её на CPU.`,
  noWebGPU:
    'Этот браузер не даёт странице WebGPU. Возьмите свежий Chrome, Edge, Safari или Firefox, откройте страницу по https или с localhost, или выберите CPU.',
  noAnswer: (seconds: number): string =>
    `Браузер не ответил на запрос GPU за ${seconds} с. Перезапустите браузер или выберите CPU.`,
  noAdapter: 'В этом браузере есть WebGPU, но графический адаптер не найден. Включите аппаратное ускорение или выберите CPU.',
  notStarted: (reason: string): string =>
    `GPU не удалось подготовить для этой модели${because(reason)}. Обновите браузер или драйвер либо выберите CPU.`,
  tooLarge: (needed: number, limit: number): string =>
    `Модели нужен буфер GPU на ${megabytes(needed)}, а адаптер допускает ${megabytes(limit)}. Выберите CPU.`,
  noMemory: (needed: number): string =>
    `Модель занимает ${megabytes(needed)} памяти, а у браузера столько не осталось. Закройте другие страницы или откройте модель поменьше.`,
  lostAgain:
    'Связь с GPU прервалась снова, не закончив и шага. Закройте другие страницы, которые его занимают, и выберите WebGPU ещё раз.',
  notLoaded: 'Модель не загружена. Сначала откройте её.',
  worker: (reason: string): string =>
    `Поток, в котором выполняется модель, остановился${because(reason)}. Перезагрузите страницу.`,
  closed: 'Эту модель закрыли во время работы. Откройте её снова, чтобы продолжить.',
  rows: (rows: number, most: number): string =>
    `Шаг принимает от 1 до ${most} токенов, а не ${rows}. Передавайте их меньше за раз.`,
  live: (live: number, slots: number): string =>
    `Ячеек в кэше ${slots}, а шагу нужно ${live}. Вернитесь назад или возьмите текст короче.`,
  pairs: (slots: number, positions: number): string =>
    `В шаге названо ячеек: ${slots}, позиций: ${positions}. Задайте каждой ячейке её позицию.`,
  slot: (slot: number, slots: number): string => `Ячейки ${slot} нет; в кэше их ${slots}. Номер должен быть меньше.`,
  token: (token: number, vocabulary: number): string =>
    `Токена ${token} нет; в словаре их ${vocabulary}. Номер должен быть меньше.`,
  place: (position: number, most: number): string =>
    `Позиции ${position} модель не выучила; у неё их ${most}, начиная с 0. Прочитайте текст покороче.`,
  order: (positions: number): string =>
    `Позиции вдоль кэша не должны убывать и занимать больше ${positions} мест. Задайте их в порядке текста.`,
  index: (index: number, most: number): string =>
    `Токен ${index} выходит за пределы текста, который поворачивает эта модель (мест: ${most}). Начните новый текст.`,
  noTree:
    'Дерево токенов может прочитать только модель, все слои которой хранят суммы, и только после первого токена. Читайте его пути по одному.',
  parents: 'Каждой строке дерева нужен родитель: −1 (текст) или строка перед ней.',
  snapshot: (place: number, places: number): string =>
    places === 0
      ? 'Модель не хранит ничего, для чего нужен снимок. Уберите `keep` и `restore`.'
      : `Снимка ${place} нет: они считаются от 0 до ${places - 1}.`,
  noNumbers: (name: string): string =>
    `У модели нет буфера чисел «${name}». Назовите один из кэшей слоя или один из его векторов весов.`,
  noExit: 'У каждого слоя этой модели свой кэш, поэтому шаг нельзя остановить на полпути. Выполняйте все слои.',
  ops: (ops: number, most: number): string => `В шаге этой модели частей ${most}, а не ${ops}. Запросите от 1 до ${most}.`,
  head: (head: number, heads: number): string =>
    `Головы ${head}, которую надо отключить, нет; они считаются от 0 до ${heads - 1}, слой за слоем.`,
} as const;
