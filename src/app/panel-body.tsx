/** A panel in its place: drawn while it is in sight, and kept from taking the page with it. */
import { Suspense } from 'react';
import { type PanelEntry, PanelBoundary, type PanelId } from '../panels';
import { WhileInSight } from '../store/react';

interface PanelBodyProps {
  readonly entry: PanelEntry<PanelId>;
  readonly className: string | undefined;
}

export function PanelBody({ entry, className }: PanelBodyProps) {
  return (
    <WhileInSight className={className}>
      <PanelBoundary entry={entry}>
        <Suspense fallback={null}>
          <entry.Component />
        </Suspense>
      </PanelBoundary>
    </WhileInSight>
  );
}
