import type { LessonWords } from '../../lesson-words';

export const fewerSmallerKeys = {
  title: 'Menos claves, más pequeñas',
  asks: '¿Qué es lo mínimo que un modelo puede guardar de cada token?',
  steps: {
    numbers: {
      say: 'Esta capa tiene {heads, number} cabezas. Para cada una, todo token deja una clave y un valor, de {width, number} números cada uno.',
      question: '¿Cuántos números deja un token en esta capa?',
      reveal:
        'Son {heads, number} × 2 × {width, number}. Cuatro capas así suman {bytes, number} bytes por token, que se quedan hasta que acaba el texto.',
    },
    share: {
      say: 'Que las cabezas compartan. En el carril 2 cada dos cabezas comparten una clave; en el carril 3, las cuatro: guarda el {share, number, percent} de los bytes.',
      question: 'Menos pérdida significa mejores predicciones. ¿Cuánto mayor es la pérdida del carril 3 que la del carril 1?',
      choices: { little: 'Menos de un 2 %', tenth: 'Alrededor de un 10 %', half: 'Alrededor de un 50 %' },
      reveal:
        'Un {rise, number, ::percent .0}: {mqa, number, ::.000} en lugar de {mha, number, ::.000}. Las consultas siguen siendo distintas, así que cada cabeza puede buscar otra cosa.',
    },
    latent: {
      say: 'Otra manera: guardar un solo vector corto de cada token. De él obtiene cada cabeza su propia clave y su propio valor: {read, number} números en total.',
      question: '¿Cuántos números guarda esta capa para obtener {read, number}?',
      reveal: 'Son un vector, llamado latente, y una pequeña clave para la posición, que usan todas las cabezas.',
    },
    factors: {
      say: 'Una tercera manera guarda pares de vectores: {pairs, number} pares para la clave y otros tantos para el valor. En un par, un vector tiene un número por cada una de las {heads, number} cabezas; el otro, {width, number}.',
      question: '¿Cuántos números son para cada token?',
      reveal:
        'Es el {share, number, percent} de lo que guarda el primer modelo. Multiplicado, cada par es una tabla de {heads, number} filas.',
    },
    rebuilt: {
      say: 'Aquí están las dos tablas, para «{token}», y lo que suman: las claves de las {heads, number} cabezas, las mismas que usa el modelo.',
    },
    loss: {
      say: 'Esto guardan los carriles: el 1, pares de vectores; el 2, todas las claves; el 3, una clave compartida; el 4, el latente, lo mínimo.',
      question: '¿Cuál de estos tiene la mayor pérdida?',
      choices: { tpa: 'Los pares, carril 1', mqa: 'La clave compartida, carril 3', mla: 'El latente, carril 4' },
      reveal:
        'El latente, con {mla, number, ::.000}: aquí es demasiado corto. Los pares, con {tpa, number, ::.000}, igualan a todas las claves, {mha, number, ::.000}, dentro del margen de error, con el {share, number, percent} de los bytes.',
    },
    even: {
      say: 'Un par cuesta un número por cabeza y uno por componente. Con {smallHeads, number} cabezas, clave y valor pueden tener {small, number} pares entre ambos antes de que ocupen menos las claves y los valores completos.',
      question: '¿Hasta cuántos pares compensan con {largeHeads, number} cabezas de ancho {largeWidth, number}?',
      reveal:
        'Un par cuesta «cabezas más ancho»; las claves completas, «cabezas por ancho»: cuanto mayor es el modelo, más gana.',
    },
    never: {
      say: 'Frente a una sola clave compartida los pares nunca ganan: clave y valor necesitan al menos un par cada uno, y eso es más. Frente a {groups, number} claves compartidas compensan {grouped, number} pares.',
    },
  },
  tryIt:
    'Busque en la calculadora un modelo publicado cuyas claves y valores sean menos números que dos pares para la clave y dos para el valor. ¿Qué debe cumplirse en sus cabezas?',
  teachers: {
    purpose:
      'Quien sigue esta lección ve tres maneras de guardar menos de cada token: compartir claves, reconstruirlas a partir de un vector latente, o a partir de factores. Cuenta los números a mano, y sopesa bytes y pérdida, medidos en el mismo texto.',
    before:
      'Qué son una clave y un valor, y que la caché guarda ambos de cada token. Un producto externo, para los pasos sobre factores.',
    limits:
      'Los modelos tienen un millón de parámetros y cuatro cabezas, que es donde los factores ganan menos. El latente es tan ancho como una sola cabeza: DeepSeek-V2, con uno para 128 cabezas, lo da por mejor que las claves completas, y aquí queda por detrás. Pérdidas que difieran en menos de 0,03 pueden cambiar de orden con otra semilla.',
  },
} as const satisfies LessonWords;
