/** What the sheets say. Loaded with them. */
export const sheets = {
  help: {
    title: 'Teclas',
    intro:
      'Cada botón tiene una tecla. Las teclas no hacen nada mientras se escribe en un campo; en una parte que se desplaza, la desplazan.',
    characters: 'Usar letras, 0 y ? como teclas',
    groups: {
      step: 'Avance',
      focus: 'Foco',
      reading: 'Caché e intervenciones',
      lanes: 'Lado a lado',
      lesson: 'En una lección',
      stage: 'En una presentación',
      display: 'Pantalla',
      page: 'Página',
    },
  },
  about: {
    title: 'Acerca de Keepsake',
    what: 'Keepsake ejecuta transformers pequeños en esta página y muestra, en cada paso de decodificación, adónde va la atención y qué hay en la caché KV. Cada número lleva su etiqueta: medido aquí, registrado al entrenar, o calculado a partir de la forma del modelo.',
    caution:
      'La atención no es una explicación: un peso grande muestra adónde miró una cabeza, no por qué el modelo eligió un token. Compárelo con la contribución α·‖v‖.',
    privacy: 'Nada sale de esta página: ni servidor, ni rastreo. Lo que se escribe queda aquí y en los enlaces que se copien.',
    offline: {
      title: 'Sin red',
      impossible:
        'Este navegador no permite guardar la página aquí. Puede hacerse si la página llega por https o desde este equipo.',
      off: 'La página y sus modelos se pueden guardar en este navegador, para abrirlos sin red.',
      keeping: (size: string, total: string): string => `${size} de ${total} están guardados en este navegador.`,
      kept: (total: string): string =>
        `La página y todos los modelos están guardados en este navegador: ${total}. Se abren sin red.`,
      failed: (size: string, total: string): string =>
        `${size} de ${total} están guardados en este navegador; el resto no se pudo descargar. Compruebe la conexión e inténtelo de nuevo.`,
      keep: 'Guardar todo',
      again: 'Reintentar',
      remove: 'Borrar lo guardado',
      newer: 'Hay una versión nueva de Keepsake.',
      load: 'Cargarla; el texto se conserva',
    },
    credits: 'Los modelos se entrenaron con estos libros y cuentos',
    creditsNote: (count: number): string =>
      `${count} fuentes: textos de dominio público en los Estados Unidos (Project Gutenberg) y cuentos ilustrados con licencia CC BY (African Storybook, Pratham Books). Los textos mismos no forman parte de Keepsake.`,
    licence: 'Keepsake es software libre con licencia MIT.',
  },
} as const;
