import type { LessonWords } from '../../lesson-words';

export const takeItAway = {
  title: 'Quitar el sumidero',
  asks: 'Las cabezas descansan en el primer token. ¿Qué pasa cuando ya no está?',
  steps: {
    where: {
      say: 'Tras «look for» el modelo siguió escribiendo solo, siempre con su token más probable. Ahora quitamos el token 0, la marca inicial, que no dice nada.',
      question: '¿Hasta dónde escribe lo mismo? Pulse el primer token que cree que cambiará.',
      reveal: 'Ya en el segundo. En lugar de {had}, el comienzo de «rabbit», ahora escribiría {has}.',
    },
    story: {
      say: 'Sin la marca y por su cuenta, esto es lo que escribe. No se tocó ni una palabra del texto que leyó.',
    },
    bits: {
      say: '¿Cuánto empeora la lectura? Los bits por token dicen cuánto sorprende un texto al modelo, y con la marca son {full, number, ::.00}.',
      question: '¿Cuántos bits por token sin la marca?',
      reveal: 'Con la marca eran {full, number, ::.00}, y el texto es el mismo.',
    },
    length: {
      say: '¿Por qué? En {token} esta cabeza daba el {share, number, percent} a la marca, y ahora tiene que dárselo a los demás.',
      question: 'Lo que trae de los demás es un vector. ¿Qué pasa con su longitud?',
      choices: { shorter: 'Se acorta', same: 'Queda igual', longer: 'Se alarga' },
      reveal:
        'Se alarga, de {before, number, ::.00} a {after, number, ::.00}. La cabeza quería decir poco, y ahora tiene que decir más.',
    },
    newline: {
      say: '¿Importa la marca, o solo que algo esté primero? Pongamos en su lugar un salto de línea y veamos si las cabezas descansan en él.',
      question: 'Las cabezas daban a la marca el {mean, number, percent} de media. ¿Qué darán al salto de línea?',
      choices: { place: 'Lo mismo, porque está primero', token: 'Menos, porque no es la marca' },
      reveal:
        'Solo el {meanAfter, number, percent}, y el texto cuesta {other, number, ::.00} bits por token. A los modelos grandes del artículo les sirve un primer token cualquiera; en este, es la marca.',
    },
    nowhere: {
      say: 'Este modelo aprendió con un softmax que puede quedarse con una parte, porque se suma 1 a su denominador. Sus cabezas dan a la marca el {mean, number, percent} de media.',
      question: 'Con la marca lee el texto con {full, number, ::.00} bits por token. ¿Y sin ella?',
      reveal:
        'También pierde algo. Pero nunca se apoyó en la marca como el primer modelo, porque ese trabajo lo hace «ninguna parte».',
    },
    learned: {
      say: 'Y a este se le dio un token propio en que apoyarse, {token}, delante de la marca {start}. Está en todos los textos, no significa nada, y recibe el {mean, number, percent} de media.',
    },
    end: {
      say: 'Así que el primer token no lleva significado y aun así no puede irse. Quien tira los tokens viejos tiene que conservarlo, o entrenar sin esa necesidad.',
    },
  },
  tryIt:
    'El panel «Cirugía» puede sumar 1 al softmax de un modelo que se entrenó sin ello. Quite el primer token del primer modelo y active eso después. ¿Ayuda? ¿Por qué no?',
  teachers: {
    purpose:
      'Quien sigue esta lección quita un sumidero y ve para qué servía. Distingue tres remedios que suenan parecidos: conservar el token, entrenar con softmax + 1, entrenar con un token propio.',
    before: 'La lección «Por dónde se va la atención». Los bits por token se explican por el camino.',
    limits:
      'En modelos de miles de millones de parámetros, perder los primeros tokens arruina el texto; este solo escribe otro cuento. En un texto corto cuesta más que en uno largo, donde una ventana sin la marca apenas es peor, como muestra la tabla de la vista Ventana. Que el sumidero sea el token y no su lugar viene del entrenamiento, en el que todos los textos empezaban con él.',
  },
} as const satisfies LessonWords;
