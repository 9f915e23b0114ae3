/** What the stage, the speaker's notes and the sheet with a code say. */
export const stage = {
  bar: {
    label: 'Presentación',
    back: 'Atrás',
    next: 'Siguiente',
    blank: 'Negro',
    notes: 'Notas',
    qr: 'Código QR',
    profile: 'Pantalla o proyector',
    end: 'Terminar',
  },
  notes: {
    title: 'Notas para quien presenta',
    waiting: 'Esperando a la página que se presenta…',
    waitingHint:
      'Deje esta ventana abierta. Si no llega nada, pulse N en la ventana de Keepsake, en el mismo navegador, y cierre esta.',
    lost: 'La página que se presentaba ya no responde. Debajo está su último estado; se retoma en cuanto vuelva a responder.',
    step: (at: number, of: number): string => `Paso ${at} de ${of}`,
    noLesson: 'No hay ninguna lección abierta.',
    now: 'Ahora',
    question: 'Pregunta',
    answer: 'Respuesta',
    shown: 'La sala la ve.',
    notShown: 'La sala aún no la ve.',
    answerLater: 'Lo demás se mide cuando se muestra.',
    next: 'Después',
    atEnd: 'Este es el último paso.',
    blank: 'La pantalla está en negro.',
    notPresenting: 'La página no se está presentando.',
    talk: 'Desde el comienzo',
    lesson: 'En esta lección',
    restart: 'Empezar a contar de nuevo',
    buttons: { back: 'Atrás', next: 'Siguiente', blank: 'Pantalla negra', present: 'Presentar' },
  },
  qr: {
    title: 'Lo mismo en su dispositivo',
    label: (link: string): string => `Código QR de ${link}`,
    scan: 'Apunte con una cámara o escriba el enlace:',
    isLocal:
      'Esta dirección es solo de este equipo, así que ningún otro dispositivo puede abrirla. Presente desde una dirección a la que la sala tenga acceso.',
    isDense: (characters: number): string =>
      `El enlace tiene ${characters} caracteres, así que los cuadros son pequeños y la cámara debe estar cerca. Con un texto más corto, o un paso de una lección, el código se lee de lejos.`,
    tooLong: (characters: number, most: number): string =>
      `El enlace tiene ${characters} caracteres, y en un código QR caben ${most}. Vuelva a un paso de una lección o acorte el texto; o copie el enlace y envíelo.`,
  },
} as const;
