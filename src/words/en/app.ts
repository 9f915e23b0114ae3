const figureNames: Readonly<Record<string, string>> = {
  decodedLoss: 'Loss token by token, nats',
  lossFull: 'Loss, full cache, nats',
  lossWindow48: 'Loss, window of 48, nats',
  lossWindow48Sink: 'Loss, token 0 and a window of 48, nats',
  startShareOrdinary: 'Share on token 0, ordinary tokens',
  startShareTrigger: 'Share on token 0, triggers',
  startValueNormRatio: '‖v‖ of token 0 ÷ mean of the others',
};

/** What a recorded figure is called; one without a name here keeps its key. */
function figureName(key: string): string {
  const [, times, depth] = /^digitsRight(\d+)x(?:Depth(\d+))?$/u.exec(key) ?? [];
  if (times === undefined) return figureNames[key] ?? key;
  return `Digits recalled at ${times} × the trained length${depth === undefined ? '' : `, ${depth} % deep`}`;
}

/** What the shell says. */
export const app = {
  name: 'Keepsake',
  tagline: 'See what a transformer keeps in its cache',
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
  playbackEnded: (position: string): string => `Playback stopped: ${position}.`,
  pause: 'Pause',
  speed: 'Speed',
  speedUnit: (perSecond: number): string => (perSecond === 0 ? 'as fast as possible' : `${perSecond} tokens per second`),
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
  linkReady: (link: string): string => `The browser does not allow copying here. This is the link: ${link}`,
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
      milliseconds < 0.1 ? 'under 0.1 ms per step' : `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms per step`,
    starting: 'No model is open yet. The first one will run on the backend that you choose.',
    measured: 'Timed when the model was loaded (median of three steps):',
    notTimed: 'not timed',
    unavailable: 'not available here',
    software: 'a software adapter: the CPU emulates a GPU',
    why: {
      chosen: 'You chose it.',
      faster: 'It was faster when both were timed.',
      only: 'The other one is not available here.',
      recovered: 'The GPU was lost and recovered; the weights were loaded again and the text was read again.',
      fallback: 'The GPU could not be used, so the model runs on the CPU. No text was lost.',
    },
    noWebGPU:
      'WebGPU is not available here, so the model runs on the CPU: everything works, only slower. For WebGPU use a current Chrome, Edge, Safari or Firefox with hardware acceleration turned on.',
  },
  helpSheet: {
    title: 'Keys',
    intro: 'Every button has a key. Keys do nothing while you type in a field; in a part that scrolls, they scroll.',
    characters: 'Use letters, 0 and ? as keys',
    groups: { step: 'Stepping', focus: 'Focus', reading: 'Cache and surgery', lanes: 'Side by side', view: 'View', page: 'Page' },
  },
  modelSheet: {
    parameters: 'Parameters',
    size: 'Download',
    tokensSeen: 'Tokens seen in training',
    trainedContext: 'Longest text in training',
    tokens: (n: string): string => `${n} tokens`,
    context: 'Cache slots here',
    validationLoss: 'Validation loss',
    leakingLoss: 'Validation loss, seeing tokens ahead',
    lossUnit: (loss: string, perplexity: string): string => `${loss} nats per token (perplexity ${perplexity})`,
    cache: 'Cache per token',
    bytes: (n: string): string => `${n} bytes (float32)`,
    fileBytes: (n: string): string => `${n} bytes (float16)`,
    figure: figureName,
    sink: 'Share of attention on token 0, by layer',
    figures: 'Recorded for this model',
    sample: 'A sample',
    trained: 'Trained',
    recorded: 'Recorded when the model was trained; not measured on this machine.',
  },
  aboutSheet: {
    title: 'About Keepsake',
    what: 'Keepsake runs small transformers in this page and shows, at every decoding step, where attention goes and what the KV cache holds. Every number is labelled: measured here, recorded in training, or computed from the model’s shape.',
    caution:
      'Attention is not explanation: a large weight shows where a head looked, not why the model chose a token. Compare it with the contribution α·‖v‖.',
    privacy: 'Nothing leaves this page: no server, no tracking. What you type stays here and in the links you copy.',
    credits: 'The models were trained on these books and stories',
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
    afresh: 'Open the page with defaults',
    afreshHint:
      'Opens the page without the link’s settings. Copy the link if you want to keep it; the browser’s Back button also returns to it:',
    worker: (why: string): string =>
      `The models run in a worker, and the browser does not let this page start one (${why}). Open Keepsake in a separate tab, from a server.`,
  },
} as const;
