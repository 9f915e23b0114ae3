/** Where a layer has no content for a panel: says so, and goes to a layer that has, or opens a model with one. */
import type { ReactNode } from 'react';
import { useRun } from '../../store/react';
import { words } from '../../words';
import buttonStyles from './button.module.css';
import { OpenModel } from './open-model';
import { PanelMessage } from './panel';

interface OtherLayerProps {
  /** A layer of the model that has content; −1: none has. */
  readonly layer: number;
  readonly children: ReactNode;
}

export function OtherLayer({ layer, children }: OtherLayerProps) {
  const run = useRun();
  if (layer < 0) return <OpenModel>{children}</OpenModel>;
  return (
    <div>
      <PanelMessage>{children}</PanelMessage>
      <button type="button" className={buttonStyles.button} onClick={() => run('lock', { layer })}>
        {words.panels.openModel.lookAt(layer)}
      </button>
    </div>
  );
}
