/** The panels by name, in the order in which they are read. */
export const panelIds = ['tokens', 'attention', 'heads', 'next-token', 'cache', 'sinks', 'ledger', 'long-text'] as const;
export type PanelId = (typeof panelIds)[number];
