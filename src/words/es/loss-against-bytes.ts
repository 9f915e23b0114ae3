/** What the panel of cost against quality says. */
const idea =
  'Ningún otro modelo supera a un punto relleno a la vez en pérdida y en bytes; ojo con las barras de error: una diferencia visible puede ser ruido.';

export const lossAgainstBytes = {
  /** Words in its equation. */
  inEquation: { perToken: 'números por token', constant: 'constante', loss: 'pérdida' },
  line: (models: number, tokens: string): string => `${models} modelos, mismo entrenamiento; ${tokens} tokens`,
  loading: 'Cargando las formas de los modelos.',
  failed: (message: string): string => `No se pudieron cargar las formas de los modelos: ${message}`,
  /** @param leftOut models that have no point, as a list; empty where all have one */
  idea: (leftOut: readonly string[]): string =>
    leftOut.length === 0
      ? idea
      : `${idea} Se omite: ${leftOut.join(', ')} (su pérdida se midió viendo tokens futuros, así que no es comparable).`,
  where:
    'n son los tokens del texto, b los bytes por número (aquí 4: float32), ℓ recorre las capas. La pérdida es la media de −ln p en texto reservado, registrada al entrenar el modelo; la barra es el doble de su error estándar entre textos, que son los mismos para todos los modelos.',
  tokens: 'Tokens en la caché',
  tokensHint: 'Las pérdidas se registraron con textos de 256 tokens; los bytes se proyectan a esta longitud.',
  xAxis: 'tamaño de la caché, bytes',
  yAxis: 'pérdida de validación, nats',
  point: (name: string, bytes: string, perToken: string, loss: string): string =>
    `${name}: ${bytes}, ${perToken} por token, pérdida ${loss}`,
  hint: 'Señale un modelo para leer sus números.',
  notAmong: (name: string): string =>
    `${name} no está entre ellos: no se conoce su pérdida en estos textos. Estos son los modelos que vienen con la página.`,
  figure: (models: number): string => `Pérdida de validación frente al tamaño de la caché, ${models} modelos`,
  columns: {
    model: 'modelo',
    name: 'nombre',
    bytes: 'bytes',
    perToken: 'bytes por token',
    loss: 'pérdida (nats)',
    error: 'error estándar',
    best: 'no superado',
  },
  yes: 'sí',
  no: 'no',
} as const;
