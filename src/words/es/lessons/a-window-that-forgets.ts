import type { LessonWords } from '../../lesson-words';

export const aWindowThatForgets = {
  title: 'Una ventana que olvida',
  asks: '¿Puede un modelo leer sin fin con una caché que no crece?',
  steps: {
    number: {
      say: 'Al principio, tras el #, hay un número, y el signo de interrogación lo pide. Esta cabeza va a buscar la primera cifra.',
      question: '¿Adónde tiene que mirar? Pulse el token.',
      reveal:
        'Al {digit}, con el {share, number, percent} de su atención, y el modelo responde {next} con el {sure, number, percent}. Puede, porque todo sigue en su caché.',
    },
    gone: {
      say: 'Una caché que lo guarda todo crece sin fin. Así que ahora guarda una ventana: los últimos {kept, number} de {tokens, number} tokens.',
      question: '¿Con qué seguridad da ahora el modelo la cifra correcta, {digit}?',
      reveal: 'En su lugar dice {next}. Lo que ha salido de la caché ya no está, por bien que el modelo aprendiera a buscarlo.',
    },
    why: {
      say: 'Los cuentos necesitan menos lo que está muy atrás. Con todo guardado, este ocupa {bytes, number} bytes y cuesta {full, number, ::.00} bits por token.',
      question: '¿Cuántos bits por token con una ventana de 16?',
      reveal: 'Pero ocupa {less, number} bytes, y nunca más que eso, con cualquier longitud de texto.',
    },
    sink: {
      say: 'La ventana cuesta {windowed, number, ::.00} bits por token. Dejemos que el primer token, la marca inicial, se quede siempre, y que se vaya uno más de los otros.',
      question: 'La marca no dice nada. ¿Qué efecto tendrá?',
      choices: {
        more: 'Ayuda',
        none: 'Apenas nada',
        worse: 'Cuesta más, porque se pierde otra palabra',
      },
      reveal:
        '{kept, number, ::.00} bits, con los mismos {seenAfter, number} tokens. Las cabezas vuelven a tener un lugar para lo que no necesitan: un sumidero y una ventana son StreamingLLM.',
    },
    again: {
      say: 'Hay otra manera. Para cada token, leer otra vez los últimos 16, de modo que uno de ellos vuelva a ser el primero.',
      question: '¿Cuántas veces más multiplicaciones cuesta entonces un paso?',
      reveal:
        'Y el texto cuesta {again, number, ::.00} bits por token. En el artículo esto arregla la ventana; aquí no, porque solo la marca es un sumidero.',
    },
    positions: {
      say: 'Quizá solo fallen las posiciones. Contémoslas desde 0 en la caché, de modo que el token más antiguo de la ventana tenga la primera.',
      question: 'La ventana sola cuesta {windowed, number, ::.00} bits. ¿Qué cambia si se cuenta en la caché?',
      choices: { mends: 'Arregla la ventana', helps: 'Ayuda un poco', nothing: 'Nada en absoluto' },
      reveal:
        '{counted, number, ::.00}: nada en absoluto. Una puntuación depende de la distancia entre dos tokens, y en una ventana sin huecos las distancias son las mismas.',
    },
    long: {
      say: 'Ahora, {texts, number} textos de {length, number} tokens, mucho más allá de los {trained, number} del entrenamiento. Esto quedó registrado, y está todo en la tabla.',
      question: '¿Qué caché de este modelo da ahí el peor resultado?',
      choices: { full: 'La que lo guarda todo', window: 'La ventana', sink: 'El primer token y una ventana' },
      reveal:
        'La que lo guarda todo, con {full, number, ::.00} bits por token. La ventana tiene {window, number, ::.00}, y con el primer token {sink, number, ::.00}.',
    },
    answer: {
      say: 'Así que el primer token debe quedarse, y las posiciones se cuentan en la caché. De este modo, cuatro sumideros cambian los bits de la ventana en {counted, number, ::+! .000}; con las posiciones del texto, en {original, number, ::+! .000}.',
    },
  },
  tryIt:
    'Abra otra vez el primer paso y elija una ventana de 32 que fije los primeros tokens. ¿Cuántos hay que fijar para que acierte la primera cifra, y cuántos para las cinco? Para verlo, deje escribir al modelo.',
  teachers: {
    purpose:
      'Quien sigue esta lección distingue tres cosas: lo que olvida una ventana, lo que pierde con su primer token, y lo que cambia al contar las posiciones en la caché. Se ve que un texto se puede predecir bien y aun así estar olvidado.',
    before: 'La lección «Por dónde se va la atención», y qué son los bits por token.',
    limits:
      'En el artículo una ventana sin sus primeros tokens se derrumba; aquí, en textos largos, apenas es peor que una con ellos, y en el cuento corto de esta lección la diferencia es mucho mayor que de media. Con este tamaño hacen más daño las distancias que el entrenamiento nunca vio que el desalojo. Recalcular no arregla nada, porque el primer token de una ventana no es una marca inicial.',
  },
} as const satisfies LessonWords;
