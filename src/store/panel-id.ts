/** The panels by name, in the order in which they are read. */
export const panelIds = [
  'tokens',
  'architecture',
  'attention',
  'heads',
  'next-token',
  'cache',
  'sinks',
  'ledger',
  'window',
  'compare',
  'quality',
  'draft',
  'long-text',
  'passkey',
  'factors',
  'cache-once',
  'retention',
  'linear',
  'memory',
  'bill',
] as const;
export type PanelId = (typeof panelIds)[number];
