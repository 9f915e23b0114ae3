import type { LessonWords } from '../../lesson-words';

export const isItInYourModel = {
  title: '¿Está también en su modelo?',
  asks: '¿Tiene un sumidero un modelo que entrenaron otros?',
  steps: {
    open: {
      say: 'Todos los modelos hasta ahora se hicieron para esta página. Abra uno suyo en «Modelos», o suelte su carpeta sobre la página. O siga con este: {heads, plural, one {# cabeza} other {# cabezas}} en {layers, plural, one {# capa} other {# capas}}.',
    },
    average: {
      say: 'Repartida por igual entre todo lo que ve, una fila de este texto daría al primer token un {even, number, percent} en promedio.',
      question: '¿Cuánto le da, contando todas las cabezas?',
      reveal: 'Es la media de todas las cabezas y filas; un reparto igual daría un {even, number, percent}.',
    },
    strongest: {
      say: 'Una media esconde mucho. Algunas cabezas miran al primer token bastante más que otras.',
      question: '¿Cuánto le da la cabeza que más le da?',
      reveal:
        'Esa cabeza es aquí la primera. {many, plural, =0 {Ninguna cabeza da} one {# cabeza da} other {# cabezas dan}} al primer token más de un 30 %, de {heads, number}.',
    },
    short: {
      say: 'Un sumidero ofrece a la cabeza un sitio adonde mirar y poco que llevarse. Para eso su valor ha de ser corto.',
      question: '¿Cuánto mide el valor del primer token para esa cabeza, junto a uno típico?',
      choices: { shorter: 'Menos de la mitad', similar: 'Más o menos lo mismo', longer: 'Más de la mitad más' },
      reveal: 'Mide el {ratio, number, percent} de uno típico. Elija la cabeza en el panel de todas y compare aquí sus barras.',
    },
    window: {
      say: 'Leído con todo en la caché, este texto le cuesta al modelo {all, number, ::.00} bits por token.',
      question: 'La caché guarda ahora solo los 8 últimos tokens. ¿Qué tal predice el modelo?',
      choices: { worse: 'Peor: necesita más bits', better: 'Mejor: necesita menos bits' },
      reveal: 'Necesita {less, number, ::.00} bits por token en lugar de {all, number, ::.00}.',
    },
    first: {
      say: 'De los 8, uno puede ser el primer token del texto, guardado para siempre.',
      question: '¿Le sirve a este modelo en este texto?',
      choices: { helps: 'Sí, necesita menos bits', hurts: 'No, necesita más bits' },
      reveal:
        'Necesita {kept, number, ::.00} bits por token, y {less, number, ::.00} sin el primero. En un texto corto hay algo de azar: la tabla de StreamingLLM lee muchos.',
    },
    end: {
      say: 'Pregunte pues tres cosas a un modelo: cuánto mira al primer token, cuánto mide el valor de ese token y qué se rompe sin él. Aquí la media fue un {mean, number, percent}, y lo más, un {strongest, number, percent}.',
    },
  },
  tryIt:
    'Muchos tokenizadores ponen una marca antes del texto. Lea el mismo texto sin ella, con el botón que está junto al texto, y vea si el token siguiente ocupa su lugar.',
  teachers: {
    purpose:
      'Los estudiantes preguntan a un modelo que conocen lo que vieron en los nuestros, y aprenden que la respuesta cambia con el modelo, la cabeza y el texto.',
    before:
      'Las lecciones «Por dónde se va la atención» y «Quitar el sumidero». Un modelo que abrir: una carpeta de Hugging Face Hub, un archivo GGUF o uno de llama2.c.',
    limits:
      'Todos los números son del modelo y del texto que están abiertos, así que ninguno se sabe de antemano: acierta quien elige lo que resulta al medirlo. Aquí funcionan modelos de hasta unos cientos de millones de parámetros; para los mayores, abra una grabación.',
  },
} as const satisfies LessonWords;
