import { useRun, useView } from '../store/react';
import { AboutSheet } from './about-sheet';
import { HelpSheet } from './help-sheet';
import { ModelSheet } from './model-sheet';

/** The sheet that is open, if one is. */
export function Sheets() {
  const run = useRun();
  const dialog = useView((view) => view.dialog);
  const close = (): void => run('dialog', null);
  switch (dialog) {
    case 'help':
      return <HelpSheet onClose={close} />;
    case 'about':
      return <AboutSheet onClose={close} />;
    case 'model':
      return <ModelSheet onClose={close} />;
    case null:
      return null;
  }
}
