/** The views, in the order of the bar. */
export const viewIds = [
  'decode',
  'sinks',
  'cache',
  'window',
  'layers',
  'compare',
  'draft',
  'calculator',
  'workbench',
  'train',
] as const;

/** The key of each: 1 opens the first; there are no more numbers for the last. */
export const viewKeys: readonly string[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'r'];

export type ViewId = (typeof viewIds)[number];
