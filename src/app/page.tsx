/** All of the page but its language: one Keepsake, one React root. */
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { writeTicksWith } from '../charts/ticks';
import { Boundary } from '../panels';
import { words } from '../words';
import { decimalPoint } from '../words/numbers';
import type { Ahead } from './ahead';
import { App } from './app';
import { PageFailed } from './page-failed';
import { start } from './start';
import { StartFailed } from './start-failed';

/** Draws the page in the place of the document's sentence. */
export function show(ahead: Ahead): void {
  document.title = words.app.embed.title;
  writeTicksWith(decimalPoint());
  const element = document.getElementById('root');
  if (!element) return;
  const root = createRoot(element);
  start(ahead).then(
    (keepsake) =>
      // In pieces, between which what comes for the model is taken and handed on.
      startTransition(() =>
        root.render(
          <Boundary renderFailure={(error, again) => <PageFailed error={error} again={again} />}>
            <App keepsake={keepsake} />
          </Boundary>,
        ),
      ),
    (error: unknown) => root.render(<StartFailed error={error} />),
  );
}
