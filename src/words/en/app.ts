const figureNames: Readonly<Record<string, string>> = {
  decodedLoss: 'Loss a token at a time, nats',
  lossFull: 'Loss, everything kept, nats',
  lossWindow48: 'Loss, window of 48, nats',
  lossWindow48Sink: 'Loss, token 0 and a window of 48, nats',
  startShareOrdinary: 'Share on token 0, ordinary tokens',
  startShareTrigger: 'Share on token 0, triggers',
  startValueNormRatio: '‖v‖ of token 0 ÷ mean of the others',
};

/** What a recorded figure is called; one that has no name here keeps its key. */
function figureName(key: string): string {
  const [, times, depth] = /^digitsRight(\d+)x(?:Depth(\d+))?$/u.exec(key) ?? [];
  if (times === undefined) return figureNames[key] ?? key;
  return `Digits right at ${times} × the trained length${depth === undefined ? '' : `, ${depth} % deep`}`;
}

/** What the shell says. */
export const app = {
  name: 'Keepsake',
  tagline: 'See what a transformer keeps',
  skipToPanels: 'Skip to the panels',
  model: 'Model',
  modelDetails: 'About this model',
  modelShort: 'Details',
  transport: 'Stepping',
  position: (length: number, promptLength: number, context: number): string =>
    length > promptLength
      ? `token ${length} of ${context} · ${length - promptLength} decoded`
      : length === promptLength
        ? `token ${length} of ${context} · prompt read`
        : `token ${length} of ${context} · inside the prompt`,
  playbackEnded: (position: string): string => `Playing ended: ${position}.`,
  pause: 'Pause',
  speed: 'Speed',
  speedUnit: (perSecond: number): string => (perSecond === 0 ? 'as fast as it goes' : `${perSecond} tokens a second`),
  promptLabel: 'Prompt',
  promptHint: 'Type any text; Ctrl + Enter reads it.',
  promptRead: 'Read',
  promptReset: 'Example',
  reading: (done: number, total: number): string => `Reading the prompt: ${done} of ${total} tokens`,
  loadingPage: 'Starting…',
  help: 'Keys',
  about: 'About',
  close: 'Close',
  dismiss: 'Dismiss',
  linkCopied: 'Link copied. It opens this model, prompt, tokens, focus and view.',
  linkReady: 'Copying is not allowed here. This is the link:',
  theme: { auto: 'Theme: auto', light: 'Theme: light', dark: 'Theme: dark' },
  share: 'Share',
  restorePanels: 'Back to all panels',
  backend: {
    label: 'Where it runs',
    webgpu: 'WebGPU',
    cpu: 'CPU',
    auto: 'Choose by timing',
    webgpuOnly: 'WebGPU',
    cpuOnly: 'CPU',
    step: (milliseconds: number): string =>
      milliseconds < 0.1 ? 'under 0.1 ms a step' : `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms a step`,
    starting: 'No model is open yet. The first one runs where you choose.',
    measured: 'Timed when the model was loaded (median of three steps):',
    notTimed: 'not timed',
    unavailable: 'not available here',
    software: 'a software adapter: the CPU, pretending to be a GPU',
    why: {
      chosen: 'You chose it.',
      faster: 'It was the faster of the two when both were timed.',
      only: 'The other is not available here.',
      recovered: 'The GPU was lost and came back; the weights were loaded again and the tokens replayed.',
      fallback: 'The GPU could not be used, so the model runs on the CPU. Nothing of the text was lost.',
    },
    noWebGPU:
      'This browser offers no WebGPU here, so the model runs on the CPU. Everything works, more slowly. A current Chrome, Edge, Safari or Firefox with hardware acceleration turned on has it.',
  },
  helpSheet: {
    title: 'Keys',
    intro:
      'Every button has a key. Keys do nothing while you type in a field, and scroll where the focus is in a part that scrolls.',
    characters: 'Letters, 0 and ? work as keys',
    groups: { step: 'Stepping', focus: 'Focus', reading: 'Cache and surgery', lanes: 'Side by side', view: 'View', page: 'Page' },
  },
  modelSheet: {
    parameters: 'Parameters',
    size: 'Download',
    tokensSeen: 'Tokens seen in training',
    trainedContext: 'Longest text in training',
    tokens: (n: string): string => `${n} tokens`,
    context: 'Slots in the cache here',
    validationLoss: 'Validation loss',
    leakingLoss: 'Validation loss, tokens ahead in view',
    lossUnit: (loss: string, perplexity: string): string => `${loss} nats a token (perplexity ${perplexity})`,
    cache: 'Cache for each token',
    bytes: (n: string): string => `${n} bytes (float32)`,
    fileBytes: (n: string): string => `${n} bytes (float16)`,
    figure: figureName,
    sink: 'Share of attention on token 0, by layer',
    figures: 'Recorded on this model',
    sample: 'A sample',
    trained: 'Trained',
    recorded: 'Recorded when the model was trained; not measured on this machine.',
  },
  aboutSheet: {
    title: 'About Keepsake',
    what: 'Keepsake runs small transformers in this page and draws, at every decoding step, where attention goes and what stays in the cache. Every number is measured here, recorded when the model was trained, or computed from the model’s shape, and says which.',
    caution:
      'Attention is not explanation: a large weight says where a head looked, not why the model said what it said. Compare with what it moves, α·‖v‖.',
    privacy: 'Nothing leaves this page: no server, no tracking. What you type stays here, and in the links that you copy.',
    credits: 'The models learned from these books and stories',
    creditsNote: (count: number): string =>
      `${count} sources: texts in the public domain of the United States (Project Gutenberg) and picture-book stories under CC BY (African Storybook, Pratham Books). The texts themselves are not part of Keepsake.`,
    licence: 'Keepsake is free software under the MIT licence.',
  },
  failed: {
    title: 'This did not work',
    start: 'Keepsake could not start.',
    again: 'Try again',
    page: 'Keepsake stopped.',
    pageWhy: (why: string): string => `The page could not be drawn (${why}).`,
    afresh: 'Open the page afresh',
    afreshHint:
      'Opens the page as usual, without what the link asks for. This is the link, to be kept; the browser’s Back brings it again:',
    worker: (why: string): string =>
      `The models run in a worker, and the browser does not let this page start one (${why}). Open Keepsake in a tab of its own, from a server.`,
  },
} as const;
