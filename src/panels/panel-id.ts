/** The panels by id, in the order in which they are read. */
export const panelIds = [
  'tokens',
  'architecture',
  'attention',
  'heads',
  'next-token',
  'cache',
  'sinks',
  'budget',
  'reach',
  'compare',
  'loss-against-bytes',
  'drafting',
  'long-text',
  'passkey',
  'factors',
  'shared-cache',
  'retention',
  'linear',
  'infini',
  'calculator',
] as const;
export type PanelId = (typeof panelIds)[number];

/** Ids that links and scripts written earlier use. */
const formerIds: Readonly<Partial<Record<PanelId, string>>> = {
  budget: 'ledger',
  reach: 'window',
  'loss-against-bytes': 'quality',
  drafting: 'draft',
  'shared-cache': 'cache-once',
  infini: 'memory',
  calculator: 'bill',
};

/** What the store is told of the panels. */
export const knownPanels = panelIds.map((id) => {
  const former = formerIds[id];
  return { id, formerly: former === undefined ? [] : [former] };
});
