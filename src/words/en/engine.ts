/** What running a model can say. */
export const engine = {
  lost: 'The GPU was lost: its driver restarted, the machine slept, or another page used it up. Keepsake starts it again or goes on with the CPU.',
  noWebGPU: 'This browser offers no WebGPU on this page. Use a current Chrome, Edge, Safari or Firefox, over https or on localhost, or run on the CPU.',
  noAdapter: 'This browser has WebGPU but found no graphics adapter. Turn on hardware acceleration, or run on the CPU.',
  tooLarge: (needed: number, limit: number): string =>
    `The model needs a GPU buffer of ${needed} bytes and this adapter allows ${limit}. Run it on the CPU.`,
  notLoaded: 'No model is loaded. Open one first.',
  rows: (rows: number, most: number): string => `A step takes 1 to ${most} tokens, not ${rows}.`,
  live: (live: number, slots: number): string => `The cache has ${slots} slots and the step asks for ${live}. Go back or use a shorter text.`,
  slot: (slot: number, slots: number): string => `There is no slot ${slot}; the cache has ${slots}.`,
  token: (token: number, vocabulary: number): string => `There is no token ${token}; the vocabulary has ${vocabulary}.`,
  order: 'Positions must not go down along the cache, nor span more than its slots.',
} as const;
