/** The views, in the order of the bar. */
export const viewIds = [
  'decode',
  'sinks',
  'why',
  'cache',
  'window',
  'layers',
  'compare',
  'draft',
  'calculator',
  'workbench',
  'train',
] as const;

/** The key of each: numbers, and letters for those that came when the numbers were given. */
export const viewKeys: readonly string[] = ['1', '2', 'y', '3', '4', '5', '6', '7', '8', '9', 'r'];

export type ViewId = (typeof viewIds)[number];
