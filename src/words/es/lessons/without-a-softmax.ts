import type { LessonWords } from '../../lesson-words';

export const withoutASoftmax = {
  title: 'Sin softmax',
  asks: '¿Qué se pierde cuando todo el pasado es una suma?',
  steps: {
    sharp: {
      say: 'Un softmax puede ser nítido. El último trozo de «apple» da al anterior, «{token}», el {share, number, percent} de la atención de esta cabeza.',
      question:
        'Otro modelo lee lo mismo sin softmax. ¿Qué es lo máximo que alguna de sus {heads, number} cabezas da a un token entre el primero y el último?',
      reveal: 'Aquí está. La misma fila mira a casi todo un poco: toda su nitidez es un {blunt, number, percent}.',
    },
    feature: {
      say: 'En lugar del softmax hay una curva sencilla, φ. Hace positivos todos los números, sin que ninguno sea diminuto: ningún token de esta fila recibe menos del {least, number, ::percent .0}.',
    },
    sum: {
      say: 'Eso tiene una ventaja: claves y valores se pueden sumar de una vez, en una tabla por cabeza. Una caché completa crece {full, number} bytes con cada token.',
      question: '¿Cuántos bytes crece esta?',
      reveal: 'Ninguno. Ocupa {size, number} bytes ahora y tras un millón de tokens: la tabla llamada estado es todo lo que hay.',
    },
    price: {
      say: 'El precio: una pérdida de {linear, number, ::.000}, donde un softmax tiene {full, number, ::.000}. Una mancha borrosa no puede señalar una sola palabra.',
    },
    groups: {
      say: 'Un remedio: conservar un softmax para lo cercano. El texto se corta en grupos de {group, number} tokens; los grupos anteriores al actual son una suma.',
      question: '¿Cuántos de estos {tokens, number} tokens lee aún uno por uno el último, contándose a sí mismo?',
      reveal:
        'Los {summed, number} tokens anteriores son una suma. Vea la matriz: un triángulo por grupo, y una zona borrosa bajo el primero.',
    },
    closes: {
      say: 'La suma sola tenía una pérdida de {linear, number, ::.000}; un softmax sobre todo el texto, {full, number, ::.000}.',
      question: '¿Cuánto de esa distancia recuperan los grupos?',
      reveal:
        'La pérdida es {own, number, ::.000}. En estos textos lo que más importa es lo cercano, y para el resto basta la suma.',
    },
    convolution: {
      say: 'Además mezcla cada valor con los inmediatamente anteriores. Esta cabeza toma el anterior por {before, number, ::.00} y el suyo por {own, number, ::.00}: anota lo que ha cambiado.',
    },
    leak: {
      say: 'Ahora, una advertencia. Este gemelo se entrenó de forma un poco distinta, y su pérdida bajó a {leaky, number, ::.000}; el modelo anterior tiene {masked, number, ::.000}.',
      question: '¿Cómo puede ser tan bueno?',
      choices: {
        better: 'Ha entendido cómo funcionan los cuentos',
        heart: 'Se sabe sus cuentos de memoria',
        ahead: 'Vio la palabra que tenía que adivinar',
      },
      reveal:
        'Mezclaba valores que aún no había leído. En {ahead, number} de {heads, number} cabezas de la primera capa el coeficiente más fuerte está un token por delante: la respuesta.',
    },
    alone: {
      say: 'Cuando escribe, por delante no hay nada que ver. Su pérdida es entonces {decoded, number, ::.000}, peor que la de la simple suma, {linear, number, ::.000}. Aquí están ambas curvas; lo que escribe está más abajo.',
    },
  },
  tryIt:
    'Vuelva al modelo por grupos y avance por sus tokens alrededor del 64. ¿En qué token deja una cabeza de ver a su vecino, y qué parte del modelo lo ve todavía?',
  teachers: {
    purpose:
      'Quien sigue esta lección quita un softmax y ve para qué sirve: para la nitidez. Ve por qué una suma es barata, cómo la arreglan los grupos y una convolución, y cómo un modelo que ve lo que viene engaña a quien solo mira su pérdida.',
    before: 'Qué hace un softmax, qué son claves y valores, y qué mide la pérdida de un modelo de lenguaje.',
    limits:
      'El artículo sustituye el softmax de modelos grandes ya entrenados; estos, pequeños, se entrenaron así desde el principio. Lo que recuperan los grupos vale para cuentos de 256 tokens, donde lo que más cuenta es lo cercano.',
  },
} as const satisfies LessonWords;
