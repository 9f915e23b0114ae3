import type { LessonWords } from '../../lesson-words';

export const oneTokenAtATime = {
  title: 'Un token tras otro',
  asks: '¿Qué guarda un modelo de lo que ha leído, y por qué?',
  steps: {
    look: {
      say: 'Un modelo escribe un token tras otro; cada uno es una palabra o un trozo de ella. Para adivinar el siguiente, su último token mira hacia atrás, a los demás.',
      question: '¿A qué token mira más esta cabeza? Púlselo en el texto.',
      reveal:
        'A {token}, con el {share, number, percent} de su atención. Y el próximo token más probable es {next}, la palabra a la que miró.',
    },
    rows: {
      say: 'Cada fila de la figura es un token que mira; cada columna, uno al que se mira. Nadie puede mirar hacia delante.',
      question: 'La fila 0 solo puede mirarse a sí misma. ¿Qué parte de su atención se da a sí misma?',
      reveal: 'No hay otro token. Cada fila suma el {sum, number, percent}; la última lo reparte entre {tokens, number} tokens.',
    },
    scores: {
      say: 'El token que mira produce una consulta, que dice qué busca. Consulta por clave da una puntuación, y el softmax convierte las puntuaciones de una fila en porcentajes.',
    },
    keep: {
      say: 'En cada cabeza un token produce tres vectores: una consulta para buscar, una clave para que lo encuentren y un valor para entregar.',
      question: '¿Qué necesitarán de este token los que vengan después?',
      choices: { all: 'Los tres', keyValue: 'Su clave y su valor', query: 'Su consulta' },
      reveal:
        'Una consulta se usa una sola vez, en su propia fila; por eso una cabeza guarda {kept, number} números de cada token, y no {made, number}. Son la caché de claves y valores.',
    },
    again: {
      say: 'Supongamos que no se guardara nada. Entonces los {tokens, number} tokens de este texto tendrían que pasar otra vez por el modelo, solo para adivinar uno más.',
      question: '¿Cuántas veces más multiplicaciones son?',
      reveal:
        'Sin la caché son {whole, number}; con ella, {cached, number}. Con la caché, solo el token nuevo pasa por el modelo.',
    },
    same: {
      say: 'Ahora, la prueba. Olvidamos la caché, leemos de nuevo los {tokens, number} tokens desde cero, y comparamos las puntuaciones de los {logits, number} tokens siguientes posibles.',
      question: '¿Cuánto se parecerán?',
      choices: {
        exactly: 'Iguales, hasta el último bit',
        nearly: 'Iguales, salvo el redondeo',
        otherwise: 'Visiblemente distintas',
      },
      reveal:
        'La mayor diferencia es {difference, number}. Nadie mira hacia delante, así que una clave o un valor no cambia nunca una vez calculado, y al guardarlo no se pierde nada.',
    },
    longer: {
      say: 'El texto crece, hasta {tokens, number} tokens. Leerlo todo de nuevo tarda más con cada uno; un paso con la caché, apenas.',
      question: '¿Cuántas veces más multiplicaciones cuesta este paso sin la caché?',
      reveal: 'Con la caché, este paso cuesta solo un {more, number, percent} más de multiplicaciones que el primero de todos.',
    },
    price: {
      say: 'El precio es memoria. Cada token añade {each, number} bytes, y tras {tokens, number} tokens la caché ocupa {bytes, number}.',
    },
  },
  tryIt:
    'Abra la vista Decodificar, vuelva a la fila 1 con la tecla Inicio y avance con →. ¿En qué token cuesta por primera vez un paso sin la caché veinte veces más? ¿Qué pasa entretanto con los bytes?',
  teachers: {
    purpose:
      'Quien sigue esta lección puede decir para qué sirven consulta, clave y valor, por qué una fila suma 1, y por qué una caché de claves y valores da la misma respuesta con menos trabajo. Es la base de todas las demás lecciones.',
    before:
      'Que un modelo de lenguaje adivina el próximo token a partir de los anteriores. Los vectores y sus productos ayudan, pero no hacen falta.',
    limits:
      'Se eligió una cabeza que mira adonde miraría un lector; la mayoría de las cabezas de este modelo no lo hacen, y un peso grande no explica una predicción. Las multiplicaciones se cuentan con una fórmula; cuánto tiempo ahorra una caché depende de la máquina, que con este tamaño rara vez está ocupada.',
  },
} as const satisfies LessonWords;
