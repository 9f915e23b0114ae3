import type { LessonWords } from '../../lesson-words';

export const noEndToTheText = {
  title: 'Un texto sin fin',
  asks: '¿Puede una caché de tamaño constante encontrar aún lo que se dijo hace mucho?',
  steps: {
    found: {
      say: 'Al principio de estos {tokens, number} tokens, tras el #, viene un número, y el ? del final lo pide. Este modelo solo puede mirar los últimos {own, number} tokens.',
      question: '¿Con qué seguridad da la primera cifra, {digit}?',
      reveal: 'Ha guardado el número sin guardar sus tokens. Tiene una memoria.',
    },
    bytes: {
      say: 'Lee por segmentos de {segment, number} tokens: en la matriz, un triángulo cada uno, y nada entre ellos. Una caché completa ocuparía aquí {full, number} bytes.',
      question: '¿Cuántos bytes guarda este modelo?',
      reveal:
        'Guarda las claves y los valores de un segmento, y una tabla por cabeza: {tables, number} bytes de tablas. Eso es todo, con cualquier longitud de texto.',
    },
    write: {
      say: 'La tabla de una cabeza es su memoria. Claves y valores se suman a ella, y después se desalojan.',
      question: '¿Cuándo cambia la memoria?',
      choices: { token: 'Con cada token', segment: 'Con cada segmento completo', question: 'Solo donde pregunta el ?' },
      reveal:
        'Con cada segmento completo: vea los escalones de ‖M‖, cada {segment, number} tokens. Antes se resta lo que la memoria ya da para una clave: la regla delta.',
    },
    gate: {
      say: 'Así, una cabeza tiene dos fuentes: su segmento y su memoria. Un número aprendido las mezcla: su compuerta.',
      question: '¿Cuánto toma esta cabeza de su memoria?',
      reveal:
        'Aquí todas las compuertas están entre el {least, number, percent} y el {most, number, percent}. En el artículo algunas cabezas usan una sola fuente; con este tamaño, ninguna.',
    },
    full: {
      say: 'Ahora, el mismo texto con una caché completa. No se desaloja nada: los {tokens, number} tokens están ahí, en {full, number} bytes.',
      question: '¿Con qué seguridad da este modelo el {digit}?',
      reveal:
        'Dice {next}. Se entrenó con textos de {trained, number} tokens, y a distancias que nunca vio no sabe adónde mirar.',
    },
    window: {
      say: 'Un tercer modelo mira en cada capa los últimos {window, number} tokens. Da al {digit} una probabilidad del {sure, number, percent}: con diez cifras posibles, eso es adivinar.',
    },
    table: {
      say: 'Esto se registró al doble de la longitud de entrenamiento. La memoria acierta el {memory, number, percent} de las cifras; la caché completa, el {full, number, percent}; la ventana, el {window, number, percent}.',
      question: 'A dieciséis veces la de entrenamiento, con el número al principio, ¿cuántas cifras acierta la memoria?',
      reveal:
        'Mire su última fila: al final del texto es el {end, number, percent}. La memoria nunca crece, así que todo lo posterior se suma a la misma tabla.',
    },
    others: {
      say: 'Dos modelos más antiguos no están en esta página. Transformer-XL guarda el segmento anterior; Memorizing Transformers, todas las claves de una capa, y las últimas curvas comparan sus bytes.',
    },
    stories: {
      say: 'En los cuentos la memoria no ayuda: una pérdida de {memory, number, ::.000}; con una ventana, {window, number, ::.000}; con una caché completa, {full, number, ::.000}. Ahí lo que más importa es lo cercano.',
    },
  },
  tryIt:
    'Vuelva al primer paso y deje que el modelo escriba las cinco cifras. ¿Cuál está mal? Mueva el número a otro lugar del texto, y encuentre uno en que la memoria tenga las cinco.',
  teachers: {
    purpose:
      'Quien sigue esta lección ve que un número constante de bytes puede llevar algo a través de un texto que ninguna atención abarca. Distingue tres fallos: desalojado (una ventana), aún en la caché pero no encontrado (una caché completa más allá de su entrenamiento) y sobrescrito (una memoria que se llena).',
    before: 'Qué son una caché y una ventana, y cómo la atención puede ser una suma (la lección «Sin softmax»).',
    limits:
      'El modelo del artículo, de mil millones de parámetros, encuentra un número entre un millón de tokens tras entrenarse con 5000; este acierta más hasta el doble de su longitud de entrenamiento. Sus compuertas no se especializan. Transformer-XL y Memorizing Transformers no están entre los modelos, así que solo se comparan los bytes de sus cachés, mediante una fórmula.',
  },
} as const satisfies LessonWords;
