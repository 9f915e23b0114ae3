/** The views, in the order of the bar and of their keys: 1 opens the first. */
export const viewIds = ['decode', 'sinks', 'cache', 'window', 'layers', 'compare', 'draft', 'calculator', 'workbench'] as const;

export type ViewId = (typeof viewIds)[number];
