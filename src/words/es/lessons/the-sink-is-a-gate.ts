import type { LessonWords } from '../../lesson-words';

export const theSinkIsAGate = {
  title: 'El sumidero es una compuerta',
  asks: '¿Por qué hacen el mismo trabajo softmax + 1, los sumideros aprendidos y la atención con compuerta?',
  steps: {
    opens: {
      say: 'Esta cabeza tiene una sola tarea: repetir la letra anterior a una t, una n o una s. Puede repartir menos del 100 % de su atención.',
      question: '¿En qué token la reparte por primera vez casi toda? Púlselo en el texto.',
      reveal:
        'En «{token}», donde hay trabajo, reparte el {open, number, percent}. En «{before}», justo antes, el {shut, number, percent}.',
    },
    gate: {
      say: 'Llamemos compuerta a lo que reparte una fila. En 0 está cerrada y la cabeza no suma nada; en 1 está abierta.',
      question: '¿En cuántas de las {rows, number} filas tras la primera está abierta la compuerta? Cuéntelas en la figura.',
      reveal: 'Una por cada t, n y s. En las demás filas casi nada se reparte.',
    },
    sink: {
      say: 'Otro modelo tiene la misma tarea, pero un softmax corriente, así que cada fila debe sumar el {sum, number, percent}. Aun así tiene una compuerta.',
      question: '¿Dónde pone su atención cuando la compuerta está cerrada?',
      choices: {
        none: 'No puede cerrarla',
        first: 'En el primer token',
        own: 'En el token que mira',
      },
      reveal:
        'En el primero. Su compuerta es, pues, lo que ese token no recibe: el {shut, number, ::percent .0} en «{before}» y el {open, number, ::percent .0} en «{token}».',
    },
    scales: {
      say: 'De vuelta a un modelo de cuentos. Su última fila da a {token} el {before, number, ::percent .0}, y a todos los tokens menos el primero, juntos, el {gate, number, percent}: es su compuerta.',
      question: 'Quite el primer token. ¿Qué recibe entonces {token}?',
      reveal:
        'Con más exactitud, el {after, number, ::percent .0}: la parte de antes dividida por la compuerta. El sumidero reduce todas las demás por un mismo factor, como hace una compuerta.',
    },
    little: {
      say: 'Una buena compuerta no añade nada suyo. Esta fila da al primer token el {share, number, percent}, y sin embargo eso trae un vector de longitud {sink, number, ::.00}; los demás, de {rest, number, ::.00}.',
    },
    key: {
      say: 'Entonces, ¿para qué usar un token? En este modelo cada cabeza aprendió una clave que no pertenece a ningún token, y cuyo valor es cero.',
      question: '¿Cuánto dan aún sus cabezas al primer token, de media?',
      reveal:
        'La clave toma lo que no hace falta. Aquí deja el {sum, number, percent} de la última fila para todos los tokens juntos.',
    },
    formula: {
      say: 'Es una sola fórmula, con exp(b) sumado al denominador. Softmax + 1 fija b en 0, un sumidero aprendido lo aprende, y un token sumidero lo obtiene de una clave.',
    },
    trained: {
      say: 'Cada cabeza usa su compuerta según necesita: aquí el {shut, number, percent} en la capa 0 y el {open, number, percent} en la capa 2. La atención con compuerta la calcula directamente, pero aquí aún no hay ningún modelo entrenado así.',
    },
  },
  tryIt:
    'Active softmax + 1 en un modelo de cuentos que se entrenó sin ello. Apenas cambia ningún porcentaje. ¿Qué tamaño deben de tener sus puntuaciones para que el 1 cuente tan poco? Compárelo con el modelo que aprendió con él.',
  teachers: {
    purpose:
      'Quien sigue esta lección ve que un sumidero no es un defecto, sino una compuerta que un softmax corriente tiene que construir con un token, y que varios diseños más nuevos son la misma compuerta hecha de otro modo.',
    before: 'Las lecciones «Por dónde se va la atención» y «Quitar el sumidero». Para la fórmula, qué es un softmax.',
    limits:
      'La página tiene modelos con softmax + 1, con una clave aprendida sin valor y con un token aprendido; ninguno solo con un logit aprendido, y ninguno con una compuerta entrenada. Que quitar el token divida exactamente por la compuerta vale en la primera capa, donde nada más ha cambiado; más arriba también difieren los estados. En estos modelos pequeños lo que aporta el sumidero es poco, pero no es nulo.',
  },
} as const satisfies LessonWords;
