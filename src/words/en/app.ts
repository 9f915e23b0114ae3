/** What the shell says. */
import { count, fixed, plain } from '../numbers';
export const app = {
  name: 'Keepsake',
  tagline: 'See what a transformer keeps in its cache',
  lessons: 'Lessons',
  /** In the place of a panel that would answer a lesson’s question. */
  covered: 'Covered until you have made a guess.',
  skipToPanels: 'Skip to the panels',
  arrival:
    'A small language model writes a story. Each word adds a row: which earlier words it looks at. Orange is the very first token.',
  arrivalHint: 'Press any key.',
  arrivalLesson: 'Begin with the first lesson',
  modelButton: {
    label: (name: string): string => `Model: ${name}`,
    hint: 'Choose a model',
    loading: (name: string): string => `Loading ${name}…`,
    none: 'Choose a model',
  },
  viewBar: 'Views',
  /** Each view's name in the bar, and the question that it answers. */
  views: {
    decode: { name: 'Decode', question: 'What happens when the model writes one token?' },
    sinks: { name: 'Sinks', question: 'Why do heads look at the first token?' },
    why: { name: 'Why', question: 'Why does a head look there?' },
    cache: { name: 'Cache', question: 'What is kept, and what is evicted?' },
    window: { name: 'Window', question: 'How far back can the model look?' },
    layers: { name: 'Layers', question: 'What does each layer keep and compute?' },
    compare: { name: 'Compare', question: 'What do other models keep, and what does it cost them?' },
    draft: { name: 'Draft', question: 'How can several tokens be written in one pass?' },
    calculator: { name: 'Calculator', question: 'How large is the cache of a published model?' },
    workbench: { name: 'Workbench', question: 'Any panels, arranged by hand' },
    train: { name: 'Train', question: 'When does a sink come?' },
  },
  depth: 'Depth',
  depths: { idea: 'Idea', maths: 'Maths', code: 'Code' },
  transport: 'Stepping',
  position: (length: number, promptLength: number, context: number): string =>
    length > promptLength
      ? `token ${length} of ${context} · ${length - promptLength} decoded`
      : length === promptLength
        ? `token ${length} of ${context} · prompt read`
        : `token ${length} of ${context} · inside the prompt`,
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
      ? `Token ${now.token}. Likeliest next: ${now.next}, ${now.chance}. Cache: ${now.bytes}.`
      : `Token ${now.token}. In ${now.head}, it looks most at ${now.looksAt}, ${now.share}. Likeliest next: ${now.next}, ${now.chance}. Cache: ${now.bytes}.`,
  playbackEnded: (position: string): string => `Playback stopped: ${position}.`,
  pause: 'Pause',
  speed: 'Speed',
  speedUnit: (perSecond: number): string => (perSecond === 0 ? 'full speed' : `${perSecond} per second`),
  promptLabel: 'Prompt',
  promptHint: 'Type any text; Ctrl + Enter reads it.',
  promptRead: 'Read',
  promptReset: 'Example',
  reading: (done: number, total: number): string => `Reading the prompt: ${done} of ${total} tokens`,
  text: { edit: 'Write a prompt', back: 'Back to the tokens', all: 'All tokens' },
  tabs: 'Panels in this place',
  panels: (shown: number, all: number): string => `Panels: ${shown} of ${all}`,
  loadingPage: 'Starting…',
  help: 'Keys',
  about: 'About',
  close: 'Close',
  dismiss: 'Dismiss',
  linkCopied: 'Link copied. It opens this model, prompt, tokens, focus and view.',
  linkReady: (link: string): string => `The browser does not allow copying here. This is the link: ${link}`,
  theme: { auto: 'Theme: auto', light: 'Theme: light', dark: 'Theme: dark' },
  /** Of keys whose name is not what they write. */
  keyNames: {
    ArrowRight: '→',
    ArrowLeft: '←',
    ArrowUp: '↑',
    ArrowDown: '↓',
    Escape: 'Esc',
    PageDown: 'Page ↓',
    PageUp: 'Page ↑',
    Home: 'Home',
    End: 'End',
    Enter: 'Enter',
    Space: 'Space',
    Shift: 'Shift',
  },
  pictures: {
    link: 'Copy the link',
    qr: 'QR code for the room',
    embed: 'Copy the code for a slide',
    picture: 'Picture of this view',
    clip: (steps: number): string => `Clip of the next ${steps} steps`,
    formats: { svg: 'SVG', png: 'PNG, 1920 × 1080', webm: 'WebM', mp4: 'MP4', gif: 'GIF' },
    recording: (done: number, steps: number): string => `Step ${done} of ${steps}`,
    stop: 'Stop and save the clip',
    title: (view: string, question: string): string => `${view}: ${question}`,
    line: (
      model: string,
      tokens: number,
      { greedy, temperature, seed }: { greedy: boolean; temperature: number; seed: number },
    ): string =>
      `${model} · token ${count(tokens)} · ${greedy ? 'greedy' : `temperature ${plain(temperature)}, seed ${plain(seed)}`} · Keepsake`,
    nothing: 'There is no panel to draw. Open a view first.',
    noEncoder: 'This browser cannot write that kind of video. GIF works everywhere.',
    cutShort: (steps: number, why: string): string => `The clip ends after step ${steps} and is saved so. ${why}`,
  },
  embed: {
    malformed: 'Version 1 of Keepsake’s contract has no such message. See “Embedding” in its documentation.',
    title: 'Keepsake: see what a transformer keeps',
    copied: 'The code of this view for a slide or an article is copied.',
    ready: (code: string): string => `The browser does not allow copying here. This is the code: ${code}`,
  },
  offline: {
    kept: (size: string): string =>
      `Everything is kept in this browser (${size}): the page and its models now open without a network.`,
    newer: 'A newer version of Keepsake is here. Load it from “About” when it suits you; your text stays.',
  },
  language: { label: 'Language', auto: 'Language: as the browser' },
  share: 'Share',
  present: 'Present',
  notesBlocked: (link: string): string =>
    `The browser does not let the page open a second window. Open this link in one yourself: ${link}`,
  restorePanels: 'All panels',
  closeMaximised: 'Back to the view',
  backend: {
    label: 'Where it runs',
    webgpu: 'WebGPU',
    cpu: 'CPU',
    recorded: 'Recorded elsewhere',
    auto: 'Choose by timing',
    webgpuOnly: 'WebGPU',
    cpuOnly: 'CPU',
    step: (milliseconds: number): string =>
      milliseconds < 0.1 ? 'under 0.1 ms per step' : `${fixed(milliseconds, milliseconds < 10 ? 2 : 0)} ms per step`,
    runs: (name: string, why: string): string => `${name}. ${why}`,
    timed: (name: string, time: string): string => `${name}: ${time}`,
    emulated: (adapter: string): string => `${adapter} (a software adapter: the CPU emulates a GPU)`,
    starting: 'No model is open yet. The first one will run on the backend that you choose.',
    measured: 'Timed when the model was loaded (median of three steps):',
    notTimed: 'not timed',
    unavailable: 'not available here',
    why: {
      chosen: 'You chose it.',
      faster: 'It was faster when both were timed.',
      large: 'The GPU runs it. The model is too large to be copied to the CPU as well, only to time it there.',
      only: 'The other one is not available here.',
      software:
        'The only graphics adapter here is software, which emulates a GPU on the CPU. So the CPU was taken at once, and WebGPU was not timed.',
      recovered: 'The GPU was lost and recovered; the weights were loaded again and the text was read again.',
      fallback: 'The GPU could not be used, so the model runs on the CPU. No text was lost.',
    },
    noWebGPU:
      'WebGPU is not available here, so the model runs on the CPU: everything works, only slower. For WebGPU use a current Chrome, Edge, Safari or Firefox with hardware acceleration turned on.',
  },
  failed: {
    title: 'This did not work',
    start: 'Keepsake could not start.',
    again: 'Try again',
    page: 'Keepsake stopped.',
    pageWhy: (why: string): string => `The page could not be drawn (${why}).`,
    defaults: 'Open the page with defaults',
    defaultsHint:
      'Opens the page without the link’s settings. Copy the link if you want to keep it; the browser’s Back button also returns to it:',
    worker: (why: string): string =>
      `The models run in a worker, and the browser does not let this page start one (${why}). Open Keepsake in a separate tab, from a server.`,
  },
} as const;
