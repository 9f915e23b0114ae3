import type { LessonWords } from '../../lesson-words';

export const isItInYourModel = {
  title: '¿Está también en su modelo?',
  asks: '¿Tiene un sumidero un modelo que entrenaron otros?',
  steps: {
    open: {
      say: 'Las demás lecciones usan modelos hechos para esta página. Abra uno suyo en «Modelos», o suelte aquí sus archivos. Ahora hay abiertas {heads, plural, one {# cabeza} other {# cabezas}} en {layers, plural, one {# capa} other {# capas}}.',
    },
    average: {
      say: 'Repartida por igual entre todo lo que ve, una fila de este texto daría al primer token un {even, number, percent} en promedio.',
      question: '¿Cuánto le da, contando todas las cabezas?',
      reveal: 'Es la media de todas las cabezas y filas; un reparto igual daría un {even, number, percent}.',
    },
    strongest: {
      say: 'Una media puede esconder mucho. Una cabeza puede dar al primer token bastante más que las otras.',
      question: '¿Cuánto le da la cabeza que más le da?',
      reveal:
        'La cabeza es {name}. De {heads, plural, one {# cabeza} other {# cabezas}}, {many, plural, =0 {ninguna da} one {# da} other {# dan}} al primer token más de un 30 %.',
    },
    short: {
      say: 'Un sumidero ofrece a la cabeza un sitio adonde mirar y poco que llevarse. Para eso su valor ha de ser corto.',
      question: '{name} es la que más da al primer token. ¿Cuánto mide allí el valor de ese token, junto a uno típico?',
      choices: { shorter: 'Menos de la mitad', similar: 'Más o menos lo mismo', longer: 'Más de la mitad más' },
      reveal: 'Mide el {ratio, number, percent} de uno típico. En la gráfica de los valores es el punto de color.',
    },
    window: {
      say: 'Leído con todo en la caché, este texto le cuesta al modelo {all, number, ::.00} bits por token.',
      question: 'Deje en la caché solo los 8 últimos tokens. ¿Predice el modelo mejor o peor?',
      choices: { worse: 'Peor: necesita más bits', same: 'Igual: cabe todo', better: 'Mejor: necesita menos bits' },
      reveal: 'Necesita {less, number, ::.00} bits por token en lugar de {all, number, ::.00}.',
    },
    first: {
      say: 'De los 8, uno puede ser el primer token del texto, guardado para siempre.',
      question: '¿Le sirve a este modelo en este texto?',
      choices: { helps: 'Sí, necesita menos bits', same: 'Ni lo uno ni lo otro: cabe todo', hurts: 'No, necesita más bits' },
      reveal:
        'Necesita {kept, number, ::.00} bits por token, y {less, number, ::.00} sin el primero. En un texto corto hay algo de azar: la tabla de StreamingLLM lee muchos.',
    },
    end: {
      say: 'Pregunte pues tres cosas a un modelo: cuánto mira al primer token, cuánto mide el valor de ese token y qué se rompe sin él. Aquí la media fue un {mean, number, percent}, y lo más, un {strongest, number, percent}.',
    },
  },
  tryIt:
    'Muchos tokenizadores ponen una marca antes de cada texto. Con un modelo suyo, un botón bajo el texto lo lee con ella o sin ella: vea si el token siguiente ocupa su lugar.',
  teachers: {
    purpose:
      'Los estudiantes preguntan a un modelo que conocen lo que vieron en los nuestros, y aprenden que la respuesta cambia con el modelo, la cabeza y el texto.',
    before:
      'Las lecciones «Por dónde se va la atención» y «Quitar el sumidero». Un modelo que abrir: una carpeta de Hugging Face Hub, un archivo GGUF o uno de llama2.c.',
    limits:
      'Todos los números son del modelo y del texto que están abiertos, así que ninguno se sabe de antemano: acierta quien elige lo que resulta al medirlo. Aquí funcionan modelos de hasta unos cientos de millones de parámetros; para los mayores, abra una grabación, que deja fuera las dos preguntas sobre la caché.',
  },
} as const satisfies LessonWords;
