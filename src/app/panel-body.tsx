/** A panel in its place: drawn while it is in sight, and kept from taking the page with it. */
import { Suspense, useRef } from 'react';
import { type PanelEntry, PanelBoundary, PanelContent, type PanelId } from '../panels';
import { WhileInSight, useCovered } from '../store/react';
import { useFits } from './fits';
import { Cover } from './lessons/cover';

interface PanelBodyProps {
  readonly entry: PanelEntry<PanelId>;
  readonly className: string | undefined;
  /** Whether its place has a height of its own, which the panel fits; elsewhere it is as high as its content. */
  readonly hasHeight: boolean;
}

export function PanelBody(props: PanelBodyProps) {
  const { entry, className } = props;
  return useCovered(entry.id) ? <Cover panel={entry.id} title={entry.title} className={className} /> : <Drawn {...props} />;
}

function Drawn({ entry, className, hasHeight }: PanelBodyProps) {
  const place = useRef<HTMLDivElement>(null);
  const fits = useFits(place, hasHeight);
  return (
    <WhileInSight place={place} className={className} fits={fits ?? undefined}>
      {fits !== null && (
        <PanelBoundary entry={entry}>
          <Suspense fallback={null}>
            <PanelContent entry={entry} />
          </Suspense>
        </PanelBoundary>
      )}
    </WhileInSight>
  );
}
