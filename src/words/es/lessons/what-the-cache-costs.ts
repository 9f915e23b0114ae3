import type { LessonWords } from '../../lesson-words';

export const whatTheCacheCosts = {
  title: 'Lo que cuesta la caché',
  asks: '¿Por qué es la memoria lo que limita los textos largos, y qué convendría guardar?',
  steps: {
    token: {
      say: 'Este modelo pequeño guarda {small, number} bytes de cada token. Llama 3.1 70B tiene {layers, number} capas, cada una con {heads, number} claves y valores, de {width, number} números, a dos bytes.',
      question: '¿Cuántos kB guarda de un token?',
      reveal:
        'Son {layers, number} × 2 × {heads, number} × {width, number} números. El texto más largo que puede leer ocupa {full, number, ::@@@} GB.',
    },
    fits: {
      say: 'Una tarjeta que se vende con {sold, number} GB debe alojar también los pesos: {weights, number} GB, a un byte por cada uno.',
      question: '¿Qué longitud de texto cabe todavía?',
      choices: { all: 'La máxima que puede leer el modelo', part: 'Menos de la mitad', none: 'Ni una página' },
      reveal:
        '{tokens, number} tokens, para un solo lector: vea la tabla. Con 4 bits por número en lugar de 16 cabe el texto más largo.',
    },
    shared: {
      say: 'En este modelo {heads, number} cabezas comparten {groups, number} claves, y así caben {now, number} tokens.',
      question: '¿Cuántos cabrían si cada cabeza guardara una clave propia, como en los primeros modelos?',
      reveal:
        'Unas páginas. Y si solo una capa guardara claves, el texto más largo ocuparía {once, number, ::@@} GB, y no {full, number, ::@@}.',
    },
    keep: {
      say: 'Ahora decide usted por la caché. Se leyeron estos {tokens, number} tokens, y hay sitio para {room, number} de ellos además del último.',
      question: '¿Cuáles guardaría, para que el último token encuentre lo que mira? Púlselos en el texto.',
      reveal:
        'Los últimos conservan el {window, number, percent} (carril 2). Con el primero de todos entre ellos es el {first, number, percent} (carril 3). H2O guarda los más mirados: el {heavy, number, percent} (carril 4).',
    },
    lost: {
      say: 'Lo que importa es la predicción. Vea la última curva, la diferencia media con la caché completa: {window, number, ::.00} bits en el carril 2, {first, number, ::.00} en el 3 y {heavy, number, ::.00} en el 4.',
    },
    first: {
      say: 'Esta caché contiene {kept, number} tokens: el primero de todos y los últimos. Así, un token de este texto cuesta {pinned, number, ::.0} bits.',
      question: 'El primero no dice nada. Si se va, y se guarda uno más de los últimos, ¿cuántos bits cuesta un token?',
      reveal:
        'Nadie que se guíe por el significado habría guardado ese token. Pero la atención descansa en él, y sin él las predicciones empeoran.',
    },
    three: {
      say: 'Hay tres maneras de ahorrar: menos de cada token, menos capas que guarden, menos tokens. Una ventana con sus primeros tokens ocupa {sinks, number, ::.00} GB de {full, number, ::@@@}, y olvida el resto.',
    },
  },
  tryIt:
    'Elija una tarjeta y un modelo en la calculadora, y encuentre dos maneras distintas de atender a 32 lectores con 8192 tokens cada uno. ¿A qué renuncia cada una?',
  teachers: {
    purpose:
      'Quien sigue esta lección calcula una caché a mano, ve qué cabe en una tarjeta real y hace de caché. Aprende que lo que parece importante a un lector y lo que necesita la atención no son lo mismo.',
    before:
      'Qué es una caché de claves y valores. Los sumideros de atención (la lección «Por dónde se va la atención») dan más sentido al juego.',
    limits:
      'Los tamaños de modelos publicados se calculan, no se ejecutan. El juego trata de una fila de un modelo con un millón de parámetros y un texto de 28 tokens, con la media de sus cabezas; los autores de H2O llevan una lista por cabeza, aquí todas comparten una. Qué política funciona mejor cambia con el texto y con el límite de tokens.',
  },
} as const satisfies LessonWords;
