/** Files dropped anywhere on the page are opened. What reads them, and the sign while they are dragged, comes with the first of them. */
import { Suspense, useEffect, useState } from 'react';
import { Boundary, later } from '../../panels';
import { useKeepsake } from '../../store/react';

const Sign = later(['ownModels'], async () => (await import('./drop-sign')).DropSign);

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;
/** A field for files takes what is dropped on it by itself. */
const isOnField = ({ target }: DragEvent): boolean => target instanceof HTMLInputElement && target.type === 'file';

export function DropTarget() {
  const keepsake = useKeepsake();
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    let still: number | undefined;
    const over = (event: DragEvent): void => {
      if (!hasFiles(event) || isOnField(event)) return;
      event.preventDefault();
      setIsOver(true);
      // A drag that is given up need not say so; one that goes on is heard several times a second.
      window.clearTimeout(still);
      still = window.setTimeout(() => setIsOver(false), 1000);
    };
    const away = (event: DragEvent): void => {
      // Elements are left for others within the window, too: only who leaves it goes nowhere.
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent): void => {
      setIsOver(false);
      if (!hasFiles(event) || isOnField(event) || !event.dataTransfer) return;
      event.preventDefault();
      // Only within the event are they there.
      const entries = [...event.dataTransfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
      const files = [...event.dataTransfer.files];
      import('./dropped').then(({ openDropped }) => openDropped(keepsake, entries, files)).catch(() => undefined);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', away);
    window.addEventListener('drop', drop);
    return () => {
      window.clearTimeout(still);
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', away);
      window.removeEventListener('drop', drop);
    };
  }, [keepsake]);
  if (!isOver) return null;
  return (
    <Boundary renderFailure={() => null}>
      <Suspense fallback={null}>
        <Sign />
      </Suspense>
    </Boundary>
  );
}
