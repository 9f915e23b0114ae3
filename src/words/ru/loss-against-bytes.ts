/** What the panel of cost against quality says. */
const idea =
  'Закрашенную точку ни одна модель не обходит сразу и по потерям, и по байтам; учтите усы погрешности: видимая разница может быть шумом.';

export const lossAgainstBytes = {
  inEquation: { perToken: 'чисел на токен', constant: 'постоянных', loss: 'потери' },
  line: (models: number, tokens: string): string => `моделей: ${models}, обучены одинаково; токенов ${tokens}`,
  loading: 'Загружаются формы моделей.',
  failed: (message: string): string => `Формы моделей загрузить не удалось: ${message}`,
  idea: (leftOut: readonly string[]): string =>
    leftOut.length === 0
      ? idea
      : `${idea} Не вошли: ${leftOut.join(', ')} (потери измерены, когда модель заглядывала вперёд, поэтому несравнимы).`,
  where:
    'n — токены текста, b — байт на число (здесь 4: float32), ℓ — номер слоя. Потери — среднее −ln p по отложенным текстам, записанное при обучении модели; ус — удвоенная стандартная ошибка по текстам, общим для всех моделей.',
  tokens: 'Токенов в кэше',
  tokensHint: 'Потери записаны на текстах из 256 токенов; байты пересчитаны на эту длину.',
  xAxis: 'размер кэша, байты',
  yAxis: 'потери на валидации, нат',
  point: (name: string, bytes: string, perToken: string, loss: string): string =>
    `${name}: ${bytes}, ${perToken} на токен, потери ${loss}`,
  hint: 'Укажите на модель, чтобы прочитать её числа.',
  notAmong: (name: string): string =>
    `${name} среди них нет: потери этой модели на таких текстах неизвестны. Здесь модели, которые идут вместе со страницей.`,
  figure: (models: number): string => `Потери на валидации и размер кэша, моделей: ${models}`,
  columns: {
    model: 'модель',
    name: 'название',
    bytes: 'байты',
    perToken: 'байт на токен',
    loss: 'потери (нат)',
    error: 'стандартная ошибка',
    best: 'никем не обойдена',
  },
  yes: 'да',
  no: 'нет',
} as const;
