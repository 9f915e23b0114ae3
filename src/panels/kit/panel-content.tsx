/** What a panel draws; of a recording, a sentence in its place where the panel needs what was not recorded. */
import type { LoadedModel } from '../../decode/session/session-state';
import { useSession } from '../../store/react';
import type { PanelEntry } from '../entry';
import { Panel, PanelMessage } from './panel';

export function PanelContent({ entry }: { readonly entry: PanelEntry }) {
  const recorded = useSession((s) => s.model?.recorded ?? null);
  const { needs, shows, Component } = entry;
  return recorded && needs !== undefined ? <NotRecorded shows={shows} needs={needs} say={recorded.say} /> : <Component />;
}

interface NotRecordedProps {
  readonly shows: string;
  readonly needs: NonNullable<PanelEntry['needs']>;
  readonly say: NonNullable<LoadedModel['recorded']>['say'];
}

function NotRecorded({ shows, needs, say }: NotRecordedProps) {
  return (
    <Panel line="" tag="measured" idea={shows} maths={null} table={() => ({ columns: [], rows: [] })}>
      <PanelMessage>{needs === 'weights' ? say.noWeights : say.notComputed}</PanelMessage>
    </Panel>
  );
}
