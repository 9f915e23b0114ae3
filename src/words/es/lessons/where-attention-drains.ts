import type { LessonWords } from '../../lesson-words';

export const whereAttentionDrains = {
  title: 'Por dónde se va la atención',
  asks: '¿Por qué la mayoría de las cabezas mira al primer token?',
  steps: {
    guess: {
      say: 'El modelo ha leído esta frase. Ahora una cabeza mira hacia atrás desde el último token.',
      question: '¿A qué token mira más? Púlselo en el texto.',
      reveal:
        'Mira más que a nada a {token}, la marca con que empieza todo texto. Allí va el {share, number, percent} de su atención, aunque la marca no diga nada.',
    },
    column: {
      say: 'Cada fila es un token que mira hacia atrás. Vea la primera columna: de media se lleva el {mean, number, percent} de una fila.',
    },
    softmax: {
      say: 'El softmax reparte en cada fila exactamente el 100 %. No puede quedarse con nada.',
      question: '¿Qué hace una cabeza con su 100 % cuando no encuentra nada que mirar?',
      choices: {
        spread: 'Repartirlo por igual',
        park: 'Poner casi todo en un token que siempre está',
        less: 'Repartir menos del 100 %',
      },
      reveal:
        'Lo deja en un token. Repartido por igual, cada token de la última fila recibiría el {even, number, percent}; el primero recibe el {share, number, percent}.',
    },
    short: {
      say: 'Una cabeza trae de vuelta una suma de vectores de valor, cada uno multiplicado por su parte. Una parte grande de un valor corto es poco.',
      question: '¿Qué longitud tiene el valor del primer token, comparado con uno típico?',
      reveal: 'La cabeza mira mucho al primer token y no se lleva casi nada de él.',
    },
    moved: {
      say: 'Multiplique cada parte por la longitud de su valor: eso es lo que de verdad se mueve.',
      question:
        'La última fila da al primer token el {share, number, percent} de su atención. ¿Cuánto de lo que se mueve viene de ahí?',
      reveal: 'La columna brillante se apaga: adónde mira una cabeza y qué toma de allí son cosas distintas.',
    },
    heads: {
      say: 'Esa era una cabeza. El modelo tiene {heads, number}: cuatro en cada una de cuatro capas.',
      question: '¿Cuántas de ellas dan al primer token más del 30 % de media?',
      reveal: 'Descansar en el primer token es aquí lo normal, y tiene nombre: sumidero de atención.',
    },
    task: {
      say: 'Otro modelo tiene una sola cabeza y una sola tarea. Después de t, n y s repite la letra anterior; en los demás tokens, la cabeza no tiene nada que hacer.',
      question: '¿En cuántas de estas {rows, number} filas está ociosa la cabeza? Cuéntelas en el texto.',
      reveal: 'Cada fila ociosa da casi todo a la marca inicial: esta, el {share, number, ::percent .0}.',
    },
    wakes: {
      say: 'En esta «{trigger}» hay trabajo. La cabeza mira a la letra anterior, «{letter}», con el {weight, number, ::percent .0}, y a la marca inicial no le deja casi nada.',
    },
    end: {
      say: 'Así que un sumidero es un lugar para la atención que no hace falta: siempre está, y no tiene casi nada que dar.',
    },
  },
  tryIt:
    'Dos cabezas de la última capa rompen la regla: para ellas el valor del primer token no es corto. Encuéntrelas con las teclas ↓ y ↑, y vea qué mueven.',
  teachers: {
    purpose:
      'Quien sigue esta lección aprende a leer una matriz de atención, y a no tomarla por una explicación: los pesos más grandes de este modelo no mueven casi nada. Se ve por qué un softmax necesita un lugar donde dejar la atención que no sirve.',
    before: 'Qué son una consulta, una clave y un valor, y que los pesos de una fila suman 1.',
    limits:
      'El modelo tiene un millón de parámetros, y la parte del primer token baja cuando el texto crece. En modelos de miles de millones de parámetros se mantiene alta a lo largo de miles de tokens, y el estado oculto de ese token es cientos de veces más largo que el de los demás; aquí es unas pocas veces más largo.',
  },
} as const satisfies LessonWords;
