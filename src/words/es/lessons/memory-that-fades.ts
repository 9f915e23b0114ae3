import type { LessonWords } from '../../lesson-words';

export const memoryThatFades = {
  title: 'Memoria que se desvanece',
  asks: '¿Puede un modelo recordar sin guardar ningún token?',
  steps: {
    half: {
      say: 'Este modelo no guarda ningún token. Una cabeza suma cada uno a una única memoria, que antes se encoge hasta el {gamma, number, ::percent .0} de sí misma.',
      question: '¿Tras cuántos tokens queda la mitad de un token?',
      reveal:
        'Vea el triángulo. Cada fila es un token después, y lo que queda de los anteriores se apaga hacia la izquierda, a una misma velocidad.',
    },
    heads: {
      say: 'Cuatro cabezas, cuatro velocidades: queda la mitad tras {first, number}, {second, number}, {third, number} y {fourth, number} tokens. Esta, la lenta, conserva aún el {left, number, percent} del primer token tras {rows, number} más.',
    },
    state: {
      say: 'La memoria de una cabeza es una tabla de números. Todas juntas ocupan {size, number} bytes, para este texto o para un millón de tokens.',
      question: 'Una caché corriente guarda cada token. ¿Con cuántos tokens es igual de grande?',
      reveal:
        'Esa caché añade {perToken, number} bytes con cada token. A partir de ahí la memoria es más pequeña, y nunca crece.',
    },
    blur: {
      say: 'Pero todo está en un mismo montón. Preguntemos a la cabeza 1 de la capa 1 por el token más reciente, con la clave con la que se guardó.',
      question: '¿Cuánto de lo que vuelve es el valor de ese mismo token?',
      reveal:
        'El resto son todos los demás tokens, que no se han apagado lo bastante. Aquí no se distingue nada: la memoria es borrosa.',
    },
    gate: {
      say: 'En este segundo modelo cada token fija la velocidad: puede dejar la memoria como está, o borrarla casi por completo.',
      question: '¿Qué token hace olvidar más a la cabeza 3 de la capa 3? Púlselo en el texto.',
      reveal:
        'El punto: deja el {gamma, number, percent} de la memoria; un token típico, el {typical, number, percent}. Vea el borde en la matriz.',
    },
    keep: {
      say: 'Preguntemos a este modelo como al primero. En su cabeza 1 de la capa 1, la mitad de un token desaparece en {half, plural, one {# token} other {# tokens}}.',
      question: '¿Cuánto de lo que vuelve es ahora el valor del token más reciente?',
      choices: { less: 'Menos que antes', same: 'Más o menos lo mismo', more: 'Más de la mitad' },
      reveal: 'El {own, number, percent}. Olvidar hizo sitio: lo que ya no hace falta deja de tapar lo que sí.',
    },
    forms: {
      say: 'Hay tres maneras de calcular esto: las {rows, number} filas a la vez, token por token, o por bloques. Para entrenar hace falta la primera; para escribir, la segunda.',
      question: '¿Dan los mismos números?',
      choices: { same: 'Los mismos, hasta la última cifra', rounding: 'Los mismos, salvo el redondeo', other: 'Otros' },
      reveal: 'Son una sola función: difieren en menos de una cienmilésima del mayor número. Pulse el botón para comprobarlo.',
    },
    price: {
      say: 'Con todos los tokens guardados la pérdida es {full, number, ::.000}. Con un decaimiento fijo es {fixed, number, ::.000}, y cuanto menos, mejor.',
      question: '¿Cuánto de esa distancia se recupera si cada token fija la velocidad?',
      reveal:
        'Su pérdida es {gated, number, ::.000}, con una memoria del mismo tamaño. Lo que una memoria suelta importa tanto como lo que retiene.',
    },
  },
  tryIt:
    'La cabeza 1 de la capa 0 también olvida, pero no en el punto. Mire su γ, token por token: ¿qué clase de token la hace olvidar, y por qué puede servir?',
  teachers: {
    purpose:
      'Quien sigue esta lección ve que un modelo puede leer un texto de cualquier longitud con una tabla de tamaño fijo por cabeza, qué se pierde en ella, y por qué olvidar a propósito la mejora. Aprende a leer una semivida en una matriz.',
    before: 'Qué son una consulta, una clave y un valor, y qué guarda una caché corriente. Potencias de un número menor que 1.',
    limits:
      'Textos de 48 tokens muestran cómo se desvanece la memoria, no una memoria larga. Las velocidades del primer modelo son las de RetNet; los modelos mayores tienen cabezas más anchas, cuyas memorias contienen más antes de emborronarse. Que las compuertas borren al final de las frases se encontró en este modelo, y no es una afirmación de los artículos.',
  },
} as const satisfies LessonWords;
