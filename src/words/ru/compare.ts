/** What the panel of lanes says. */
import { fixed } from '../numbers';
import { oblique, plural } from './plural';

const laneCount = (lanes: number): string => plural(lanes, 'дорожка', 'дорожки', 'дорожек');
const ofLanes = (lanes: number): string => oblique(lanes, 'дорожки', 'дорожек');

export const compare = {
  line: (lanes: number, same: boolean): string =>
    same
      ? `${laneCount(lanes)} шаг в шаг, все читают токены дорожки 1`
      : `${laneCount(lanes)} шаг в шаг, каждая декодирует свой текст`,
  alone: 'Одна дорожка: текст выше. Добавьте другую модель или ту же с меньшим кэшем.',
  idea: 'KL говорит, насколько предсказание дорожки далеко от предсказания дорожки 1: хороший малый кэш держит её около 0, тратя меньше байтов.',
  invite: 'Поставьте рядом с текстом вторую дорожку. Она шаг в шаг читает те же токены, но с другой моделью или другим кэшем.',
  againstWindow: (size: number): string => `Полный кэш против окна ${size}`,
  against: (one: string, other: string): string => `${one} против ${other}`,
  askPolicy: (size: number): string => `Что теряется, если хранить только последние токены (${size})?`,
  askModel: 'Другой механизм читает те же токены: где он ждёт других и сколько байтов хранит?',
  orOther: 'Или выберите, что дорожка выполняет и хранит:',
  lane: (place: number): string => `Дорожка ${place}`,
  model: 'Модель',
  cache: 'Кэш',
  add: 'Добавить дорожку',
  close: (name: string): string => `Закрыть ${name}`,
  opening: 'Дорожка открывается.',
  following: 'Дорожки читают',
  same: 'токены дорожки 1',
  own: 'свои',
  legend: 'вес α',
  otherTokens: 'Её словарь не такой, как у дорожки 1, поэтому она декодирует свой текст, и сравнить их по токенам нельзя.',
  bytes: 'Занято в кэше',
  perToken: 'На токен',
  milliseconds: 'Последний шаг',
  divergence: 'KL от дорожки 1',
  agrees: 'Вероятнейший токен',
  asLane1: 'как у дорожки 1',
  otherThanLane1: 'не как у дорожки 1',
  disagreement: 'Первое расхождение',
  noDisagreement: 'пока нет',
  disagreementAt: (index: number, label: string): string => `после ${index} «${label}»`,
  partsAt: (index: number, label: string): string => `на токене ${index} «${label}»`,
  ms: (value: number): string => `${fixed(value, 2)} мс`,
  bits: (value: number): string => `${fixed(value, 3)} бита`,
  unknown: '–',
  bytesChart: 'Занято в кэше, по тексту',
  bytesAxis: 'КиБ',
  klChart: 'KL от дорожки 1, по тексту',
  klPart:
    'При таком числе токенов KL считается для строк, на которые смотрят, и для прочитанных с тех пор. Нажмите на строку, чтобы узнать её.',
  klAxis: 'биты',
  textAxis: 'токен',
  scale: 'Вертикальная ось',
  scales: { linear: 'линейная', log: 'логарифм' },
  matrix: (lane: string, head: string): string => `Внимание ${head}: ${lane}`,
  next: (lane: string): string => `Вероятности следующего токена: ${lane}`,
  query: 'запрос',
  key: 'ключ',
  otherHead: (head: string): string => `${head}, ближайшая в этой модели`,
  bytesFigure: (lanes: number): string => `Байты в кэшах ${ofLanes(lanes)}, токен за токеном`,
  klFigure: (lanes: number): string => `KL ${ofLanes(lanes)} от дорожки 1, токен за токеном`,
  where:
    'p₁ — распределение следующего токена у дорожки 1, p — у другой дорожки после тех же токенов, до температуры, top-k и top-p, по токенам, общим для обоих словарей. 1 бит — это один лишний бросок монеты на токен.',
  columns: {
    lane: 'дорожка',
    model: 'модель',
    cache: 'кэш',
    token: 'токен',
    bytes: 'байты',
    divergence: 'KL (биты)',
    agree: 'тот же вероятнейший токен',
    milliseconds: 'мс',
  },
  yes: 'да',
  no: 'нет',
} as const;
