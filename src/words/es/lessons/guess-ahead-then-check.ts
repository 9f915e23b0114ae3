import type { LessonWords } from '../../lesson-words';

export const guessAheadThenCheck = {
  title: 'Adelantarse y comprobar',
  asks: '¿Cómo puede una pasada de un modelo dar varios tokens, y el texto seguir siendo el mismo?',
  steps: {
    ahead: {
      say: 'Cada token cuesta una pasada de este modelo. Ahora un pequeño borrador, con el {cost, number, percent} de sus multiplicaciones, propone {count, number} tokens, y una pasada los comprueba todos.',
      question: '¿Cuántos tokens dará una pasada, de media?',
      reveal:
        'Cada fila es una pasada. Las marcas son propuestas aceptadas; una cruz acaba la pasada, y ahí este modelo pone su propio token.',
    },
    same: {
      say: 'Los últimos {tokens, number} tokens se escribieron con el borrador. Aquí una propuesta solo se acepta si es el token más probable para este modelo.',
      question: '¿Cuántos de ellos habría escrito el modelo por sí solo?',
      reveal: 'Los {tokens, number}. El borrador decide a qué velocidad se escribe el texto, y nunca lo que dice.',
    },
    chance: {
      say: 'Ahora los tokens se eligen al azar. En esta pasada se aceptaron {accepted, number} propuestas, pero la siguiente, «{token}», es más probable en el borrador que en este modelo.',
      question: '¿Con qué probabilidad se aceptaba «{token}»?',
      reveal:
        'La probabilidad del modelo dividida por la del borrador: min(1, p/q). Esta vez se rechazó «{token}», y salió «{drawn}».',
    },
    rest: {
      say: '«{drawn}» salió de lo que el modelo da de más que el borrador: p − q, donde es positivo. Así cada token es exactamente tan probable como sin borrador.',
    },
    further: {
      say: '¿Por qué no proponer más tokens? Aquí el borrador propone {count, number} en cada pasada.',
      question: '¿Qué parte de las propuestas queda detrás de una cruz, y nunca se comprueba?',
      reveal:
        '{unread, number} de {all, number} no sirvieron de nada. Una pasada da {perPass, number, ::.00} tokens: una propuesta tardía solo cuenta si acertaron todas las anteriores.',
    },
    itself: {
      say: 'Un borrador mejor acierta más a menudo. El mejor de todos es el propio modelo, que propone {count, number} tokens.',
      question: '¿Cuántos tokens da entonces una pasada?',
      reveal:
        'Se aceptan todas las propuestas, y un token más sale gratis. Pero cada una cuesta un paso entero, así que la velocidad es como mucho {times, number, ::.00} veces la de antes: no se gana nada.',
    },
    tree: {
      say: 'Una propuesta errónea acaba la pasada. Que el borrador dé, pues, varios candidatos por posición; con uno solo, este modelo obtiene {single, number, ::.00} tokens por pasada.',
      question: '¿Cuántos obtendrá con varios?',
      reveal:
        'Con {candidates, number} por posición forman un árbol de {rows, number} propuestas, que se lee en una pasada. Camino por camino serían {alone, number} filas.',
    },
    pays: {
      say: '¿Compensa? También se calculan las propuestas erróneas, en el borrador y en la pasada.',
      question: '¿Necesita este modelo menos multiplicaciones por token con el borrador?',
      choices: { fewer: 'Menos', same: 'Más o menos las mismas', more: 'Más' },
      reveal:
        'Más: contado así, la velocidad es {counted, number, ::.00} veces la de antes. Si una pasada durara lo que un paso, sería {ideal, number, ::.00} veces; el botón lo cronometra aquí.',
    },
  },
  tryIt:
    'Busque la longitud de borrador que da más tokens por multiplicación del borrador. Después, tome como borrador otro modelo de la lista: ¿cuál coincide más con este, y compensa lo que cuesta?',
  teachers: {
    purpose:
      'Quien sigue esta lección ve que se pueden comprobar muchos tokens en una pasada, por qué el resultado sigue exactamente la distribución del modelo grande, y de qué depende que sea más rápido: cuánto coinciden los dos modelos, lo que cuesta el borrador y lo que tarda una pasada de varias filas.',
    before: 'Qué es el muestreo, y que un modelo puede leer varios tokens en una pasada.',
    limits:
      'Un borrador compensa donde una pasada de unas pocas filas tarda lo mismo que una de una sola, como en una GPU que espera los pesos de un modelo grande. Con este tamaño cada fila cuesta tiempo, así que aquí suele ser más lento; el botón lo mide. El árbol del artículo sale de cabezas adicionales del modelo (Medusa), aquí de un modelo pequeño, y las cifras son medias de doce pasadas.',
  },
} as const satisfies LessonWords;
