/** What the shell says. */
import { count, fixed, plain } from '../numbers';
export const app = {
  name: 'Keepsake',
  tagline: 'Lo que un transformer guarda en su caché',
  lessons: 'Lecciones',
  /** In the place of a panel that would answer a lesson’s question. */
  covered: 'Tapado hasta que haya una respuesta.',
  skipToPanels: 'Ir a los paneles',
  arrival:
    'Un pequeño modelo de lenguaje escribe un cuento. Cada palabra añade una fila: a qué palabras anteriores mira. En naranja, el primer token de todos.',
  arrivalHint: 'Pulse cualquier tecla.',
  arrivalLesson: 'Empezar por la primera lección',
  modelButton: {
    label: (name: string): string => `Modelo: ${name}`,
    hint: 'Elegir un modelo',
    loading: (name: string): string => `Cargando ${name}…`,
    none: 'Elegir un modelo',
  },
  viewBar: 'Vistas',
  /** Each view's name in the bar, and the question that it answers. */
  views: {
    decode: { name: 'Decodificar', question: '¿Qué pasa al escribir un token?' },
    sinks: { name: 'Sumideros', question: '¿Por qué las cabezas miran al primer token?' },
    why: { name: 'Porqué', question: '¿Por qué una cabeza mira ahí?' },
    cache: { name: 'Caché', question: '¿Qué se guarda y qué se desaloja?' },
    window: { name: 'Ventana', question: '¿Hasta dónde mira atrás el modelo?' },
    layers: { name: 'Capas', question: '¿Qué guarda y qué calcula cada capa?' },
    compare: { name: 'Comparar', question: '¿Qué guardan otros, y qué les cuesta?' },
    draft: { name: 'Borrador', question: '¿Cómo escribir varios tokens a la vez?' },
    calculator: { name: 'Calculadora', question: '¿Cuánto ocupa la caché de un modelo?' },
    workbench: { name: 'Taller', question: 'Paneles a elección' },
    train: { name: 'Entrenar', question: '¿Cuándo llega un sumidero?' },
  },
  depth: 'Nivel',
  depths: { idea: 'Idea', maths: 'Fórmula', code: 'Código' },
  transport: 'Avance',
  position: (length: number, promptLength: number, context: number): string =>
    length > promptLength
      ? `token ${length}/${context} · ${length - promptLength} ${length - promptLength === 1 ? 'escrito' : 'escritos'}`
      : length === promptLength
        ? `token ${length}/${context} · prompt leído`
        : `token ${length}/${context} · dentro del prompt`,
  /** Said after a step. `looksAt`: null where the layer has no weights per token. */
  spokenStep: (now: {
    token: string;
    head: string;
    looksAt: string | null;
    share: string;
    next: string;
    chance: string;
    bytes: string;
  }): string =>
    now.looksAt === null
      ? `Token ${now.token}. El siguiente más probable: ${now.next}, ${now.chance}. Caché: ${now.bytes}.`
      : `Token ${now.token}. En la ${now.head}, mira sobre todo a ${now.looksAt}, ${now.share}. El siguiente más probable: ${now.next}, ${now.chance}. Caché: ${now.bytes}.`,
  playbackEnded: (position: string): string => `Fin de la reproducción: ${position}.`,
  pause: 'Pausa',
  speed: 'Velocidad',
  speedUnit: (perSecond: number): string => (perSecond === 0 ? 'máxima' : `${perSecond} por s`),
  promptLabel: 'Prompt',
  promptHint: 'Escriba cualquier texto; Ctrl + Enter lo lee.',
  promptRead: 'Leer',
  promptReset: 'Ejemplo',
  reading: (done: number, total: number): string => `Leyendo el prompt: ${done} de ${total} tokens`,
  text: { edit: 'Escribir un prompt', back: 'Volver a los tokens', all: 'Todos los tokens' },
  tabs: 'Paneles en este lugar',
  panels: (shown: number, all: number): string => `Paneles: ${shown} de ${all}`,
  loadingPage: 'Iniciando…',
  help: 'Teclas',
  about: 'Info',
  close: 'Cerrar',
  dismiss: 'Descartar',
  linkCopied: 'Enlace copiado. Abre este modelo, prompt, tokens, foco y vista.',
  linkReady: (link: string): string => `El navegador no permite copiar aquí. Este es el enlace: ${link}`,
  theme: { auto: 'Tema: automático', light: 'Tema: claro', dark: 'Tema: oscuro' },
  /** Of keys whose name is not what they write. */
  keyNames: {
    ArrowRight: '→',
    ArrowLeft: '←',
    ArrowUp: '↑',
    ArrowDown: '↓',
    Escape: 'Esc',
    PageDown: 'Av Pág',
    PageUp: 'Re Pág',
    Home: 'Inicio',
    End: 'Fin',
    Enter: 'Enter',
    Space: 'Espacio',
    Shift: 'Mayús',
  },
  pictures: {
    link: 'Copiar el enlace',
    qr: 'Código QR para la sala',
    embed: 'Copiar el código para una diapositiva',
    picture: 'Imagen de esta vista',
    clip: (steps: number): string => `Clip de los próximos ${steps} pasos`,
    formats: { svg: 'SVG', png: 'PNG, 1920 × 1080', webm: 'WebM', mp4: 'MP4', gif: 'GIF' },
    recording: (done: number, steps: number): string => `Paso ${done} de ${steps}`,
    stop: 'Detener y guardar el clip',
    title: (view: string, question: string): string => `${view}: ${question}`,
    line: (
      model: string,
      tokens: number,
      { greedy, temperature, seed }: { greedy: boolean; temperature: number; seed: number },
    ): string =>
      `${model} · token ${count(tokens)} · ${greedy ? 'voraz' : `temperatura ${plain(temperature)}, semilla ${plain(seed)}`} · Keepsake`,
    nothing: 'No hay ningún panel que dibujar. Abra una vista primero.',
    noEncoder: 'Este navegador no puede escribir clips de ese tipo. GIF funciona en todas partes.',
    cutShort: (steps: number, why: string): string => `El clip termina tras el paso ${steps} y se ha guardado así. ${why}`,
  },
  embed: {
    malformed: 'Este mensaje no pertenece a la versión 1 del contrato de Keepsake. Véase «Embedding» en su documentación.',
    title: 'Keepsake: lo que guarda un transformer',
    copied: 'Se ha copiado el código de esta vista para una diapositiva o un artículo.',
    ready: (code: string): string => `El navegador no permite copiar aquí. Este es el código: ${code}`,
  },
  offline: {
    kept: (size: string): string =>
      `Todo queda guardado en este navegador (${size}): la página y sus modelos se abren ahora sin red.`,
    newer: 'Hay una versión nueva de Keepsake. Puede cargarse desde «Info» en cualquier momento; el texto se conserva.',
  },
  language: { label: 'Idioma', auto: 'Idioma: el del navegador' },
  share: 'Compartir',
  present: 'Presentar',
  notesBlocked: (link: string): string =>
    `El navegador no deja que la página abra una segunda ventana. Abra este enlace en otra: ${link}`,
  restorePanels: 'Todos los paneles',
  closeMaximised: 'Volver a la vista',
  backend: {
    label: 'Dónde se ejecuta',
    webgpu: 'WebGPU',
    cpu: 'CPU',
    recorded: 'Grabado en otro lugar',
    auto: 'Elegir por tiempo',
    webgpuOnly: 'WebGPU',
    cpuOnly: 'CPU',
    step: (milliseconds: number): string =>
      milliseconds < 0.1 ? `menos de ${fixed(0.1, 1)} ms/paso` : `${fixed(milliseconds, milliseconds < 10 ? 2 : 0)} ms/paso`,
    runs: (name: string, why: string): string => `${name}. ${why}`,
    timed: (name: string, time: string): string => `${name}: ${time}`,
    emulated: (adapter: string): string => `${adapter} (un adaptador por software: la CPU emula una GPU)`,
    starting: 'Aún no hay ningún modelo abierto. El primero se ejecutará en el backend que se elija.',
    measured: 'Tiempos al cargar el modelo (mediana de tres pasos):',
    notTimed: 'sin cronometrar',
    unavailable: 'no disponible aquí',
    why: {
      chosen: 'Elegido a mano.',
      faster: 'Fue el más rápido al cronometrar ambos.',
      large: 'Lo ejecuta la GPU. El modelo es demasiado grande para copiarlo también a la CPU solo para cronometrarlo.',
      only: 'El otro no está disponible aquí.',
      software:
        'El único adaptador gráfico es por software, y emula una GPU en la CPU. Por eso se eligió la CPU sin más, y WebGPU no se cronometró.',
      recovered: 'La GPU se perdió y se recuperó; los pesos se cargaron y el texto se leyó de nuevo.',
      fallback: 'No se pudo usar la GPU, así que el modelo se ejecuta en la CPU. No se ha perdido nada del texto.',
    },
    noWebGPU:
      'WebGPU no está disponible aquí, así que el modelo se ejecuta en la CPU: todo funciona, aunque más despacio. Para tener WebGPU hace falta un Chrome, Edge, Safari o Firefox actual con la aceleración por hardware activada.',
  },
  failed: {
    title: 'Esto no ha funcionado',
    start: 'Keepsake no pudo iniciarse.',
    again: 'Reintentar',
    page: 'Keepsake se ha detenido.',
    pageWhy: (why: string): string => `No se pudo dibujar la página (${why}).`,
    defaults: 'Abrir la página por defecto',
    defaultsHint:
      'Abre la página sin los ajustes del enlace. Si quiere conservar el enlace, cópielo; el botón Atrás del navegador también vuelve a él:',
    worker: (why: string): string =>
      `Los modelos se ejecutan en un worker, y el navegador no deja que esta página inicie uno (${why}). Abra Keepsake en otra pestaña, desde un servidor.`,
  },
} as const;
