/** What the bar of a lesson and the sheets of lessons say, but for the lessons themselves. */
import { count as counted } from '../numbers';
import { plural } from './plural';

export const lessons = {
  title: 'Уроки',
  intro:
    'Каждый урок — прогулка по этой странице на несколько минут. Он сначала спрашивает, потом показывает; догадка, верная или нет, помогает увидеть то, что будет дальше.',
  minutes: (count: number): string => `${count} мин`,
  failed: (why: string): string => `Уроки загрузить не удалось. ${why}`,
  own: {
    title: 'Свой урок',
    note: 'Урок — это файл JSON; как его написать, сказано в руководстве Keepsake об уроках. Файл не покидает этой страницы.',
    open: 'Открыть файл',
    offered: (host: string): string =>
      `Открытая ссылка ведёт к уроку на ${host}. Если загрузить его, этот сервер узнает о вашем визите.`,
    fetch: 'Загрузить и открыть',
  },
  file: {
    wrong: (path: string, problem: string): string =>
      `Такой урок открыть нельзя${path === '' ? '' : `: ${path}`}. ${problem}. Исправьте файл и откройте его снова.`,
    notJson: 'Этот файл не JSON, значит, это не урок. Выберите файл с окончанием .json.',
    tooLarge: (bytes: number): string => `Файл больше, чем может быть урок (${counted(bytes)} байт).`,
    notFetched: (address: string): string =>
      `Урок по адресу ${address} не загрузился. Проверьте адрес; чужой сервер должен разрешать страницам чтение (CORS). Или сохраните файл и откройте его здесь.`,
    noWords: 'Нет текста ни на одном языке',
    twice: (name: string): string => `Два шага называются «${name}»`,
    noStep: (name: string): string => `Нет текста для «${name}»`,
    noNumber: (name: string): string => `У шага нет числа «${name}»`,
    noQuestion: 'Шагу, который спрашивает, нужен вопрос',
    message: (text: string): string => `«${text}» — не сообщение, которое можно заполнить числами шага`,
  },
  bar: (title: string): string => `Урок: ${title}`,
  steps: (title: string): string => `Шаги урока «${title}»`,
  step: (at: number, of: number): string => `Шаг ${at} из ${of}`,
  back: 'Назад',
  next: 'Дальше',
  showAnswer: 'Показать ответ',
  all: 'Все уроки',
  leave: 'Выйти',
  tryIt: 'Попробуйте:',
  forTeachers: 'Преподавателям',
  teachers: {
    title: (title: string): string => `Преподавателям: ${title}`,
    minutes: (minutes: number, steps: number): string =>
      `${plural(minutes, 'минута', 'минуты', 'минут')}, ${plural(steps, 'шаг', 'шага', 'шагов')}.`,
    paper: (name: string, arxiv: string): string => `Статья: ${name}, arxiv.org/abs/${arxiv}.`,
    purpose: 'Зачем этот урок',
    before: 'Что надо знать заранее',
    questions: 'Вопросы урока и ответы на них',
    measuring: 'Ответы измеряются на моделях этой страницы…',
    failed: (why: string): string => `Измерить ответы не удалось. ${why}`,
    answer: (right: string | null, reveal: string): string => (right === null ? reveal : `${right}. ${reveal}`),
    atTheEnd: 'Что попробовать в конце',
    limits: 'Чего эти модели показать не могут',
    links: 'Ссылки для раздачи',
    fromStart: 'Урок с начала',
    fromQuestion: 'Вопрос из середины',
    fromEnd: 'Последний шаг и что попробовать',
    print: 'Напечатать эту страницу',
  },
  inText: 'Нажмите на токен в тексте выше или выберите его клавишами Tab и Enter.',
  severalInText: 'Нажимайте на токены в тексте выше; повторное нажатие снимает выбор.',
  chosen: (count: number, room: number): string => `выбрано ${count} из ${room}`,
  keepThese: 'Оставить эти',
  youKept: (yours: string, most: string): string => `Вы сохранили ${yours} внимания; максимум — ${most}.`,
  inMatrix: 'Нажмите на клетку матрицы или выберите её стрелками и Enter.',
  yourGuess: 'Ваш ответ',
  guess: 'Ответить',
  right: 'Верно.',
  rightNumber: (truth: string): string => `Верно: ${truth}.`,
  itIs: (truth: string): string => `Ответ: ${truth}.`,
  notThat: (choice: string): string => `Не «${choice}».`,
  youChose: (what: string): string => `Вы выбрали ${what}.`,
  youChoseCell: (row: string, column: string): string => `Вы выбрали ${row} → ${column}.`,
  youSaid: (guess: string, truth: string, close: boolean): string =>
    close ? `Почти: ваш ответ ${guess}, верный — ${truth}.` : `Ваш ответ ${guess}, верный — ${truth}.`,
} as const;
