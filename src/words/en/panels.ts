/** What the panels say: titles, lines, captions, labels of axes and tables. */

const whole = new Intl.NumberFormat('en');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const plural = (count: number, one: string, many = `${one}s`): string => `${whole.format(count)} ${count === 1 ? one : many}`;

/** The pinned tokens: as many as are set, and where token 0 is dropped, behind it. */
const pinnedTokens = (pinned: number, dropped: boolean): string =>
  dropped
    ? pinned === 1
      ? 'token 1'
      : `tokens 1 to ${pinned}`
    : pinned === 1
      ? 'the first token'
      : `the first ${pinned} tokens`;

export const panels = {
  frame: {
    tags: {
      measured: { name: 'measured', explain: 'Read from the model that runs in this page.' },
      recorded: { name: 'recorded', explain: 'Measured when the model was trained, not on this machine.' },
      computed: { name: 'computed', explain: 'Follows from the shape of the model; nothing was measured.' },
      projected: { name: 'projected', explain: 'The same formula carried to a size that does not run here.' },
    },
    controls: (title: string): string => `Controls of “${title}”`,
    maximise: 'Maximise',
    restore: 'Restore',
    hide: 'Hide',
    export: 'Export',
    exportPicture: 'Picture',
    exportNumbers: 'Numbers',
    svg: 'SVG',
    png: (scale: number): string => `PNG ${scale}×`,
    csv: 'CSV',
    json: 'JSON',
    exported: (name: string): string => `Saved ${name}.`,
    exportFailed: 'This picture could not be saved. Try another format, or use the table.',
    noPicture: 'There is no picture to save yet.',
    noNumbers: 'There are no numbers to save here yet.',
    longLink: (characters: number): string =>
      `The link to this moment has ${plural(characters, 'character')}, too long to be written here. It is in this file: press this line in the SVG, or read “Source” of the PNG.`,
    equation: 'Equation',
    equationLoading: 'Loading the equation…',
    equationFailed: 'The equation could not be typeset; this is its source:',
    table: 'Table',
    tableOf: (title: string): string => `The numbers of “${title}”`,
    tableRows: (shown: number, all: number): string =>
      shown === all
        ? plural(all, 'row')
        : `The first ${shown.toLocaleString('en')} of ${plural(all, 'row')}; export CSV or JSON for all.`,
    failed: {
      sentence: (why: string): string => `This panel stopped with an error (${why}). The rest of the page goes on.`,
      again: 'Try again',
      reload: 'Load the page again, with the same text',
    },
    none: 'none',
    link: 'Link',
  },
  numberField: {
    refused: (name: string, min: number, max: number, isWhole: boolean, value: number): string =>
      `${name}: type a ${isWhole ? 'whole number' : 'number'} from ${whole.format(min)} to ${whole.format(max)}. Until then it is ${whole.format(value)}.`,
  },
  states: {
    empty: 'Nothing is read yet. Type a prompt and read it; this picture then fills, a step at a time.',
    loading: 'The model is being loaded.',
    reading: 'The prompt is being read.',
    failed: 'The model stopped with an error, so there is nothing to show. Reload the model or choose the other backend.',
    dropped: 'This row’s data was discarded to save memory. It is read again as soon as nothing else is under way.',
    droppedRows: (count: number): string =>
      `${plural(count, 'row')} of this text ${count === 1 ? 'was' : 'were'} let go to keep memory within bounds, and ${count === 1 ? 'is' : 'are'} left out of the means.`,
    droppedLegend: 'let go to keep memory within bounds',
    outsideLegend: 'outside the window',
    evictedLegend: 'evicted from the cache',
    noWeights:
      'This layer has no weights per token: it reads a state that all tokens share, so no token’s part can be told apart. Choose a layer with weights.',
    noWeightsIn: (layers: readonly number[]): string =>
      `Without weights per token, so not drawn: ${layers.map((layer) => `layer ${layer}`).join(', ')}.`,
    oneRow: 'Only the first token is there, and it can look at itself alone. Read one more token to see a share.',
  },
  place: {
    head: (layer: number, head: number): string => `L${layer}.H${head}`,
    headInWords: (layer: number, head: number): string => `layer ${layer}, head ${head}`,
    layer: (layer: number): string => `layer ${layer}`,
    group: (layer: number, group: number): string => `L${layer}.G${group}`,
    token: (index: number, text: string): string => `${index} · ${text}`,
    row: (index: number, text: string): string => `row ${index} · ${text}`,
    rowAxis: 'row',
    column: (index: number, text: string): string => `column ${index} · ${text}`,
    /** A percentage that was rounded to a tenth. */
    tenths: (percent: number): string => `${percent.toFixed(1)} %`,
    percent: (share: number): string => `${(100 * share).toFixed(share > 0 && share < 0.0995 ? 1 : 0)} %`,
    share: (value: number): string => (value > 0 && value < 0.0005 ? '< 0.001' : value.toFixed(3)),
    /** As few digits as it takes, with a true minus. */
    number: (value: number): string => String(value).replace('-', '−'),
    /** Three digits behind the point, with a true minus. */
    signed: (value: number): string => value.toFixed(3).replace('-', '−'),
    bits: (value: number): string => `${value.toFixed(2)} bits`,
    bytes: (count: number): string =>
      count < 1024
        ? plural(count, 'byte')
        : count < 1024 * 1024
          ? `${(count / 1024).toFixed(count < 10 * 1024 ? 2 : 1)} KiB`
          : `${(count / (1024 * 1024)).toFixed(2)} MiB`,
    bytesExact: (count: number): string => plural(count, 'byte'),
  },
  tokens: {
    title: 'The text so far, token by token',
    line: (length: number, prompt: number): string =>
      length <= prompt
        ? `${plural(length, 'token')}, all of the prompt`
        : `${plural(length, 'token')}: ${prompt} of the prompt, ${length - prompt} decoded`,
    ahead: (count: number): string => `${plural(count, 'token')} ahead of the cursor`,
    caption:
      'The model never sees letters, only these pieces. The underlined first token begins every text and means nothing by itself, yet many heads look at it: it is the sink. Point at a token to see who looks at it, click to hold it; the further a chip’s colour is along the scale below, the more the focused head looks at it from the current row.',
    notShown: (count: number) => `… ${plural(count, 'token')} …`,
    showFewer: 'Show fewer tokens',
    strip: 'Tokens of the text',
    origin: {
      start: 'begins every text',
      prompt: 'from the prompt',
      sampled: 'decoded',
      chosen: 'chosen by you',
      drafted: 'drafted, and accepted',
    },
    sink: 'sink',
    cursor: 'cursor',
    isAhead: 'ahead of the cursor',
    locked: 'held as key',
    evicted: 'no longer in the cache',
    attended: (share: string, head: string): string => `${head} gives it ${share}`,
    branches: (count: number): string => `${plural(count, 'other continuation')} here`,
    branchesTitle: 'Continue here with',
    branchActive: 'shown now',
    branchTokens: (count: number): string => plural(count, 'token'),
    goTo: 'Move the cursor here',
    where:
      'p(x) is the probability of the whole text; each factor is one forward row: the model reads tokens 0 … t and gives a probability to every token that could come next.',
    columns: { index: 'index', token: 'token', id: 'id', origin: 'origin', attention: 'attention from the current row' },
    legendShare: 'attention from the current row',
  },
  attention: {
    title: 'Where this head looks',
    line: (head: string, row: string): string => `${head}, ${row}`,
    caption:
      'Each row is a token that looks (a query), each column a token it looks at (a key); a step adds a row. Softmax makes every row add up to 1 (less where the model has an extra logit: see the equation), so a head with nothing to do must still look somewhere: watch the first column. Attention is not explanation: switch to α·‖v‖ to see what really moves.',
    weighting: 'What is drawn',
    signs: 'Weights',
    signChoices: { share: 'share by magnitude', signed: 'signed' },
    legendSigned: 'weight w that the state implies',
    legendSignedMoved: 'moved w·‖v‖, in units of the norm of value',
    readoutSignedMoved: (row: string, column: string, value: string): string => `${row} → ${column}: w·‖v‖ ${value}`,
    share: 'weights α',
    moved: 'moved α·‖v‖',
    signedShare: 'weights w',
    signedMoved: 'moved w·‖v‖',
    view: 'Drawn as',
    matrix: 'matrix',
    arcs: 'arcs',
    arcsNote: (drawn: number, all: number, part: number): string =>
      `The strongest ${drawn} of ${all} are drawn; they carry ${Math.round(100 * part)} % of the row.`,
    stretch: 'Colour scale',
    stretches: { linear: 'linear', sqrt: 'square root', log: 'logarithmic' },
    legendShare: 'attention weight α',
    legendMoved: 'moved α·‖v‖, in units of the norm of value',
    movedDomain: (maximum: number): string => `0 to ${maximum.toFixed(2)}, the largest norm of value of this head so far`,
    readout: (row: string, column: string, value: string): string => `${row} → ${column}: ${value}`,
    readoutMoved: (row: string, column: string, value: string): string => `${row} → ${column}: α·‖v‖ ${value}`,
    strongest: (row: string, column: string, value: string): string => `${row} looks most at ${column}: ${value}`,
    rows: 'query: who looks',
    columnsAxis: 'key: what is looked at',
    figure: (head: string, rows: number): string =>
      `Attention of ${head}: ${plural(rows, 'query row')} by ${plural(rows, 'key column')}`,
    columns: { row: 'row', query: 'query', column: 'column', key: 'key', alpha: 'α', moved: 'α·‖v‖', signed: 'w' },
  },
  heads: {
    title: 'What every head does with the same text',
    line: (layers: number, heads: number, order: string): string =>
      `${plural(layers * heads, 'head')} in ${plural(layers, 'layer')}, ${order}`,
    caption:
      'One small matrix per head, all on one colour scale. A marked left edge is a sink, a marked diagonal a head that looks at the token before, stripes away from the edge a head that copies what followed last time. Click one to look closer.',
    order: 'Order',
    orders: {
      layer: 'by layer',
      sink: 'most on the sink first',
      entropy: 'most focused first',
      distance: 'looking furthest first',
      previous: 'most on the previous token first',
      induction: 'most induction first',
    },
    orderNames: {
      layer: 'layer',
      sink: 'sink',
      entropy: 'entropy',
      distance: 'distance',
      previous: 'previous',
      induction: 'induction',
    },
    score: {
      sink: (value: number): string => `${Math.round(100 * value)} %`,
      entropy: (value: number): string => `${value.toFixed(1)} bits`,
      distance: (value: number): string => `${value.toFixed(1)} tokens`,
      previous: (value: number): string => `${Math.round(100 * value)} %`,
      induction: (value: number): string => `${Math.round(100 * value)} %`,
      none: '–',
    },
    list: 'Heads',
    block: (side: number): string => `Each point is the strongest of ${side} × ${side} cells.`,
    figure: (head: string, score: string): string => (score === '' ? `Attention of ${head}` : `Attention of ${head}, ${score}`),
    where:
      'All are means over the rows t = 1 … n (row 0 can only look at itself). S: share on token 0. E: entropy in bits, 0 when a row looks at one token only. D: mean distance in tokens. ᾱ is α divided by what its row adds up to. P: share on the token before. I: share on earlier tokens that followed copies of token t, over the rows that have such.',
    columns: {
      head: 'head',
      sink: 'share on token 0',
      entropy: 'entropy (bits)',
      distance: 'distance (tokens)',
      previous: 'share on the previous token',
      induction: 'induction score',
    },
  },
  nextToken: {
    title: 'What may come next',
    line: (index: number, entropy: string): string => `for token ${index}, entropy ${entropy}`,
    caption:
      'The bars are the probabilities the sampler draws from, after your settings; the thin outline is what the model said before them. Either column of numbers adds up to 100 %. Low entropy: it is sure. Click a token to continue with it instead; the other continuation stays.',
    taken: (token: string, surprisal: string): string => `Came: ${token}, a surprise of ${surprisal}.`,
    takenCut: (token: string, surprisal: string): string =>
      `Came: ${token}, a surprise of ${surprisal} by the model; the settings now rule it out.`,
    leaf: 'Nothing came yet: step, or choose one.',
    /** Over the two columns of numbers. */
    sharesOf: ['before', 'after'],
    rest: (count: number): string => `${whole.format(count)} others`,
    figure: 'Probability of the next token',
    afterSettings: 'after the settings',
    raw: 'before them: the model’s own',
    came: 'came next',
    chooseOne: 'Continue with one of these',
    axis: 'probability',
    sampling: 'How the next token is drawn',
    greedy: 'Greedy: always the likeliest',
    temperature: 'Temperature',
    temperatureHint: 'below 1 sharpens, above 1 flattens',
    topK: 'Top-k',
    topKHint: 'keep the k likeliest; 0 keeps all',
    topP: 'Top-p',
    topPHint: 'keep the likeliest that reach p together; 1 keeps all',
    seed: 'Seed',
    newSeed: 'New seed',
    off: 'off',
    branches: 'Continuations from here',
    branchShown: 'shown now',
    continueWith: (token: string, count: number): string => `${token} … (${plural(count, 'token')})`,
    where:
      'z are the logits, T the temperature, K the tokens kept by top-k and top-p; greedy takes the largest. H is the entropy before the settings, s the surprisal of the token that came: both in bits, so 1 bit is one fair coin.',
    columns: {
      rank: 'rank',
      token: 'token',
      id: 'id',
      probability: 'after the settings',
      raw: 'the model’s own',
      surprisal: 'surprisal (bits)',
      taken: 'came',
    },
    yes: 'yes',
  },
  cache: {
    title: 'What the cache keeps, in slots and bytes',
    line: (live: number, slots: number, bytes: string): string => `${live} of ${plural(slots, 'slot')} live, ${bytes} in use`,
    layerLine: (layer: string, held: number, places: number, bytes: string): string =>
      `${held} of ${plural(places, 'slot')} of ${layer} held, ${bytes} in use`,
    /** @param rows that a step takes at most */
    ring: (window: number, places: number, rows: number): string =>
      `A row looks at the last ${whole.format(window)} tokens, but ${whole.format(places)} are kept: a step reads up to ${rows} rows at once, and the first of them looks back ${rows - 1} tokens further than the last (${window} + ${rows - 1} = ${places}). Each new token takes the place of the oldest: a ring.`,
    beyondWindow: '; this row does not look at it',
    legendBeyond: 'kept, not looked at by this row',
    caption:
      'Every token leaves its key and value, or what they are made from, in every layer, and every later token reads all that are kept. Where everything is kept, memory grows by the same amount with every step; a bounded cache stays as large as its budget, and what was evicted is gone for good.',
    slots: 'Stored: slots, by place in memory',
    readNow: (head: string, from: number): string =>
      `Read this step: tokens of the text${from > 0 ? ` from ${from} on` : ''}, as ${head} looks at them`,
    readFigure: (live: number, length: number): string => `${live} of ${length} tokens are still in the cache`,
    slotReadout: (slot: number, token: string, original: number, rank: number): string =>
      `slot ${slot} holds ${token}, place ${original} in the text, ${rank} in the cache`,
    replaced: (token: string): string => `; it took the place of ${token}`,
    slotFree: (slot: number): string => `slot ${slot} is free`,
    legendSink: 'sink',
    legendLive: 'live',
    legendFree: 'free',
    allocated: 'Allocated',
    formula: 'By the formula',
    inUse: 'In use at this step',
    perToken: 'For each token',
    atTrained: (tokens: number): string => `At the trained context of ${plural(tokens, 'token')}`,
    agree: 'Allocated and formula agree to the byte.',
    disagree: (allocated: string, formula: string): string =>
      `The backend holds ${allocated} but the formula says ${formula}. One of them is wrong: please report this with the link of this page.`,
    displayOnly: (bytes: string): string => `Kept only so that it can be drawn, not counted: ${bytes}.`,
    backend: (name: string): string => `buffers of the ${name} backend`,
    terms: {
      arrays: 'arrays a layer',
      layers: 'layers L',
      groups: 'key/value heads G',
      headWidth: 'head width d',
      bytes: 'bytes a number',
      slots: 'slots',
    },
    growth: 'Bytes in use, by step and layer',
    growthAxis: 'token',
    bytesAxis: 'KiB',
    growthFigure: (bytes: string): string => `Cache in use over the text, stacked by layer, now ${bytes}`,
    slotsFigure: (live: number, slots: number): string => `${live} of ${slots} slots live`,
    columns: {
      layer: 'layer',
      array: 'array',
      perToken: 'bytes a token',
      allocated: 'allocated (bytes)',
      formula: 'formula (bytes)',
      inUse: 'in use (bytes)',
    },
    all: 'all',
  },
  reading: {
    policy: 'What stays when it is full',
    policies: {
      full: {
        name: 'everything',
        explain: (): string => 'No policy evicts anything; when the last slot is taken, the text ends.',
      },
      window: {
        name: 'window',
        explain: (size: number, pinned: number, dropped: boolean): string =>
          pinned === 0
            ? `The last ${plural(size, 'token')}. A newer one takes the slot of the oldest.`
            : `${capital(pinnedTokens(pinned, dropped))}, as ${pinned === 1 ? 'a sink' : 'sinks'}, and the last ${size - pinned}: StreamingLLM.`,
      },
      recompute: {
        name: 'window, recomputed',
        explain: (size: number, pinned: number, dropped: boolean): string =>
          pinned === 0
            ? `Nothing is kept: every token is read with the ${size - 1} before it, and all of them are read again. Slow, and the yardstick for the others.`
            : `Nothing is kept: every token is read with ${pinnedTokens(pinned, dropped)} and the ${size - pinned - 1} before it, and all of them are read again. Slow, and the yardstick for the others.`,
      },
      heavy: {
        name: 'heavy hitters (H2O)',
        explain: (size: number, pinned: number, dropped: boolean, recent: number): string =>
          `A row sees itself, the ${plural(recent, 'token')} before it${pinned > 0 ? `, ${pinnedTokens(pinned, dropped)}` : ''} and ${plural(size - pinned - 1 - recent, 'other')}: after each row, the token that got the least attention in all rows so far (mean over all heads) is evicted, but never one of the last ${recent}, the row’s own among them${pinned > 0 ? ', nor a pinned one' : ''}.`,
      },
      tova: {
        name: 'TOVA',
        explain: (size: number, pinned: number, dropped: boolean): string =>
          `${plural(size, 'token')}${pinned > 0 ? `, ${pinnedTokens(pinned, dropped)} always among them` : ''}: the one that the last row looked at least (mean over all heads) goes, however old.`,
      },
    },
    size: 'Tokens kept',
    sizeHint: 'Tokens that may be live at a step, the newest and the pinned included.',
    pinned: 'Pinned first',
    pinnedHint: 'This many tokens at the start are never evicted: sinks. Where token 0 is dropped, as many behind it.',
    positions: 'Read at positions',
    positionKinds: { original: 'in the text', cache: 'in the cache' },
    surgery: 'Surgery',
    first: 'The first token',
    firstKinds: { kept: 'as it is', dropped: 'dropped', replaced: 'another token' },
    firstToken: {
      name: 'Token instead',
      replace: 'Replace',
      hint: 'Type the text of one token, ↵ for a newline, · for a space; Enter replaces the first token by it.',
      token: (id: number, text: string): string => `token ${id}, ${text}`,
      unknown: (count: number): string =>
        `This model’s vocabulary cannot write ${count === 1 ? 'this character' : `${count} of these characters`}.`,
      several: (pieces: readonly string[]): string =>
        `Here that is ${pieces.length} tokens (${pieces.join(' | ')}); one is needed.`,
    },
    zeroSink: 'Zero sink: add 1 to every softmax’s denominator',
    silence: (head: string): string => `Silence ${head}: its output is taken as zero`,
    silenced: (count: number): string => `(${plural(count, 'head')} silenced)`,
    noReference:
      'This text was never read with nothing changed, so there is nothing to compare it with. Set everything back, then change it again.',
    same: (count: number): string => `The ${plural(count, 'decoded token')} so far came the same with nothing changed.`,
    differs: (index: number, now: string, before: string): string =>
      `From token ${index} on the text goes another way: ${now} here, ${before} with nothing changed.`,
  },
  longText: { title: 'What a bounded cache costs on a long text' },
  window: { title: 'What can have reached this row, and what did' },
  sinks: {
    title: 'How much attention drains into the first token',
    line: (share: string, epsilon: number, mean: string): string =>
      `${share} of the heads give token 0 more than ${epsilon} on average; all heads: ${mean}`,
    caption:
      'Softmax must hand out 100 %. A head with nothing to do puts it on a token that always stands there and whose value is short, so that little moves. Compare the lines with the dotted one: what an even look would give. Row 0 is left out, since it can only look at itself.',
    statistic: 'Drawn',
    now: 'this row',
    mean: 'mean over rows ≥ 1',
    moved: 'what this row moves',
    entropy: 'entropy',
    heat: 'Share on token 0, by layer and head',
    heatNow: (row: number): string => `Share on token 0 at row ${row}`,
    heatMean: (rows: number): string => `Share on token 0, mean over ${plural(rows, 'row')} (row 0 left out)`,
    heatMoved: (row: number): string => `Share of token 0 in what row ${row} moves, α·‖v‖`,
    heatEntropy: (rows: number): string => `How evenly a head looks, mean over ${plural(rows, 'row')}, in bits`,
    movedCell: (head: string, share: string): string => `${head}: ${share} of what it moves comes from token 0`,
    entropyCell: (head: string, bits: string): string => `${head}: ${bits}`,
    legendMoved: 'share of token 0 in Σ α·‖v‖',
    legendEntropy: 'entropy of a row, bits',
    heatCell: (head: string, share: string): string => `${head}: ${share} on token 0`,
    lines: 'Share on token 0, by row and layer',
    linesFigure: 'Share of attention on token 0 over the rows, a line for each layer (mean of its heads)',
    uniform: 'even look, 1/(t + 1)',
    rowAxis: 'row',
    shareAxis: 'share on token 0',
    norms: (group: string): string => `Length of keys and values, ${group}`,
    normsFigure: (group: string): string => `Norms of key and value of every token, ${group}; token 0 in the accent colour`,
    keyNorm: 'key ‖k‖',
    valueNorm: 'value ‖v‖',
    sinkToken: 'token 0',
    others: 'other tokens',
    hiddenNorm: (layer: number): string => `hidden state ‖x‖, after layer ${layer}`,
    hiddenFigure: (layer: number): string =>
      `Norm of the hidden state of every token after layer ${layer}; token 0 in the accent colour`,
    normRatio: (key: string, value: string, hidden: string, layer: number): string =>
      `token 0 against the median of the others: key × ${key}, value × ${value}, hidden state after layer ${layer} × ${hidden}`,
    hiddenRatios: ([before = '', ...after]: readonly string[]): string =>
      `the hidden state on its way: before layer 0 × ${before}, ${after.map((ratio, layer) => `after ${layer} × ${ratio}`).join(', ')}`,
    normAxis: 'norm',
    legendShare: 'share on token 0',
    threshold: (epsilon: number): string => `mean above ε = ${epsilon}`,
    where:
      'α₀ is the mean over the rows t = 1 … n of what head h of layer l gives to token 0 (Gu et al. 2410.10781, with row 0 left out); a head is counted as a sink head when that is above ε = 0.3. ‖x‖ is the length of the hidden state, to which every layer adds: what a layer hands on is what the next one takes in, and after the last what the last norm is given.',
    columns: {
      layer: 'layer',
      head: 'head',
      now: 'this row',
      mean: 'mean over rows ≥ 1',
      moved: 'share of what this row moves',
      entropy: 'mean entropy (bits)',
      isSink: 'above ε',
      key: '‖k‖ of token 0',
      value: '‖v‖ of token 0',
      keyOthers: 'median ‖k‖ of the others',
      valueOthers: 'median ‖v‖ of the others',
      before: '‖x‖ of token 0, before the layer',
      beforeOthers: 'median ‖x‖ of the others, before the layer',
      after: '‖x‖ of token 0, after the layer',
      afterOthers: 'median ‖x‖ of the others, after the layer',
    },
    yes: 'yes',
    no: 'no',
  },
  architecture: { title: 'What each layer keeps' },
  /** The rest of these is loaded with their panels, from files of their names. */
  factors: { title: 'What a token’s factors stand for' },
  sharedCache: { title: 'What keeping once saves' },
  openModel: {
    open: (name: string): string => `Open ${name}`,
    none: 'No such model ships with this page.',
  },
  draft: { title: 'Draft and verify: several tokens in one pass' },
  retention: { title: 'What fades, and how fast' },
  linear: { title: 'What is added up in place of a softmax' },
  memory: { title: 'What the memory holds of earlier segments' },
  passkey: { title: 'A number said far back, asked for at the end' },
  bill: { title: 'What the cache would cost in published models' },
  budget: { title: 'Where each row’s attention goes' },
  compare: { title: 'Side by side, on the same tokens' },
  quality: { title: 'What a cache costs, and what it buys' },
} as const;
