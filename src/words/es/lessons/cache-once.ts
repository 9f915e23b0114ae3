import type { LessonWords } from '../../lesson-words';

export const cacheOnce = {
  title: 'Una sola caché',
  asks: '¿Necesita cada capa una caché propia?',
  steps: {
    guess: {
      say: 'Esta cabeza de la capa 2 ve todo el texto, hasta la marca inicial, que es el token 0. Las cabezas de la capa 0 ven solo los últimos {window, number} tokens, contando el propio.',
      question: 'El último token tiene el número {row, number}. ¿Cuál es el primero que ve en la capa 0?',
      reveal:
        'La esquina punteada queda fuera de la vista. Por eso las dos capas de abajo pueden olvidar: su ventana está llena, y ya no crece.',
    },
    once: {
      say: 'De {layers, number} capas, las dos de arriba lo ven todo. Alguien tiene que guardarles las claves y los valores de todo el texto.',
      question: '¿Cuántas capas guardan algo de cada token, con cualquier longitud de texto?',
      reveal:
        'La capa {layer, number} produce claves y valores, una vez. La de arriba solo produce consultas, y lee la misma caché.',
    },
    bytes: {
      say: 'Un decodificador corriente guarda una caché en cada una de sus cuatro capas: {decoder, number} KiB para {tokens, number} tokens.',
      question: '¿Y este modelo, en KiB?',
      reveal:
        'Es el {share, number, percent}: una caché que crece, y dos ventanas que están llenas. Con más capas el ahorro crece.',
    },
    prompt: {
      say: 'Se lee un prompt de {tokens, number} tokens, y solo interesa lo que sigue al último. La caché compartida está llena en cuanto la capa 2 ha calculado sus claves.',
      question: '¿Cuántos de estos tokens deben pasar también por las capas de arriba?',
      reveal:
        'Solo el último. Los demás salen a medio camino, y las puntuaciones son las mismas hasta el último bit. Pulse el botón para cronometrarlo.',
    },
    loss: {
      say: 'A su lado se ejecuta el modelo corriente, del mismo tamaño, entrenado con el mismo texto.',
      question: 'La mitad de las capas no tiene caché propia. ¿Cómo afecta eso a la pérdida?',
      choices: { worse: 'Es claramente peor', same: 'Es la misma, dentro del margen de error', better: 'Es claramente mejor' },
      reveal:
        '{own, number, ::.000} frente a {mha, number, ::.000}: la diferencia es {apart, number, ::.000}, y el error, {error, number, ::.000}.',
    },
    neurons: {
      say: 'Después de mirar a su alrededor, cada token pasa a solas por {neurons, number} neuronas. Cada una suma un vector propio, más o menos de él.',
      question: 'En este punto de fin de frase, ¿cuántas neuronas aportan la mitad de lo que se suma?',
      reveal: 'Pocas hablan alto y muchas susurran: para el 90 % hacen falta {most, number}, más de la mitad.',
    },
    gate: {
      say: 'La neurona {neuron, number} es la que habla más alto en ambos finales de frase. Su compuerta está en {gate, number, ::.0}, muy abierta, y empuja «{raised}», que es lo que el modelo espera a continuación.',
    },
  },
  tryIt:
    'También la segunda mitad de «squirrel» la escriben neuronas: pulse su trozo «ir», mire la capa 2 y encuentre qué neurona favorece el trozo que sigue.',
  teachers: {
    purpose:
      'Quien sigue esta lección ve que no hace falta que cada capa guarde una caché, cuánto se ahorra en bytes y al leer un prompt, y que aquí la pérdida no empeora. Conoce la otra mitad de una capa, sus neuronas, con compuerta y valor.',
    before: 'Capas, claves y valores, y qué es una ventana. Qué es una pérdida.',
    limits:
      'Cuatro capas ahorran como mucho un factor de cuatro; el del artículo, con 26, como mucho un factor de 26. También se ahorra tiempo, pero un millón de parámetros se lee tan deprisa que se nota poco. Que la pérdida no sea peor se midió con textos de 256 tokens.',
  },
} as const satisfies LessonWords;
