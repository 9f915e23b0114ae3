/** What running a model can say: what happened, what it was about, what to do. */
import { significant } from '../numbers';

const because = (reason: string): string => (reason === '' ? '' : ` (${reason})`);

const megabytes = (bytes: number): string => `${significant(bytes / 1e6)} MB`;

export const engine = {
  lost: (reason: string): string =>
    `The GPU was lost${because(reason)}: its driver restarted, the machine slept, or another page used it up. Open the model again, or run it on the CPU.`,
  noWebGPU:
    'This browser offers no WebGPU on this page. Use a current Chrome, Edge, Safari or Firefox, over https or on localhost, or run on the CPU.',
  noAnswer: (seconds: number): string =>
    `The browser was asked for its GPU and did not answer in ${seconds} seconds. Restart the browser, or run on the CPU.`,
  noAdapter: 'This browser has WebGPU but found no graphics adapter. Turn on hardware acceleration, or run on the CPU.',
  notStarted: (reason: string): string =>
    `The GPU could not be set up for this model${because(reason)}. Update the browser or the driver, or run on the CPU.`,
  tooLarge: (needed: number, limit: number): string =>
    `The model needs a GPU buffer of ${megabytes(needed)} and this adapter allows ${megabytes(limit)}. Run it on the CPU.`,
  noMemory: (needed: number): string =>
    `This model takes ${megabytes(needed)} of memory, and the browser has not that much left. Close other pages, or open a smaller model.`,
  lostAgain: 'The GPU was lost again before it finished a step. Close other pages that use it, then choose WebGPU once more.',
  notLoaded: 'No model is loaded. Open one first.',
  worker: (reason: string): string => `The worker that runs the model stopped${because(reason)}. Reload the page.`,
  closed: 'This model was closed while it was running. Open it again to continue.',
  rows: (rows: number, most: number): string => `A step takes 1 to ${most} tokens, not ${rows}. Give it fewer at a time.`,
  live: (live: number, slots: number): string =>
    `The cache has ${slots} slots and the step asks for ${live}. Go back or use a shorter text.`,
  pairs: (slots: number, positions: number): string =>
    `The step names ${slots} slots and ${positions} positions. Give each slot its position.`,
  slot: (slot: number, slots: number): string => `There is no slot ${slot}; the cache has ${slots}. Use a number below that.`,
  token: (token: number, vocabulary: number): string =>
    `There is no token ${token}; the vocabulary has ${vocabulary}. Use a number below that.`,
  place: (position: number, most: number): string =>
    `Position ${position} was never learned; the model has ${most}, from 0 on. Read a shorter text.`,
  order: (positions: number): string =>
    `Positions must not go down along the cache, nor span more than ${positions} places. Give them in the order of the text.`,
  index: (index: number, most: number): string =>
    `Token ${index} is beyond the ${most} places of a text that this model rotates. Begin a new text.`,
  noTree:
    'A tree of tokens can only be read by a model all of whose layers keep sums, after the first token. Read its paths one by one.',
  parents: 'Every row of a tree needs a parent, which is −1 for the text or a row before it.',
  snapshot: (place: number, places: number): string =>
    places === 0
      ? 'The model keeps nothing that a snapshot is needed for. Leave `keep` and `restore` out.'
      : `There is no snapshot ${place}: they are counted from 0 to ${places - 1}.`,
  noNumbers: (name: string): string =>
    `The model has no buffer of numbers called “${name}”. Name one of a layer’s caches or of its vectors of weights.`,
  noExit: 'Every layer of this model has its own cache, so no step can stop half way. Run all layers.',
  ops: (ops: number, most: number): string => `A step of this model has ${most} parts, not ${ops}. Ask for 1 to ${most}.`,
  head: (head: number, heads: number): string =>
    `There is no head ${head} to mute; count them from 0 to ${heads - 1}, layer by layer.`,
} as const;
