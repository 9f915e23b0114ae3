/** All of the page but its language: the engine's worker, one Keepsake, one React root. */
import { createRoot } from 'react-dom/client';
import { Boundary } from '../panels';
import { App } from './app';
import { PageFailed } from './page-failed';
import { start } from './start';
import { StartFailed } from './start-failed';

const element = document.getElementById('root');
if (element) {
  const root = createRoot(element);
  start().then(
    (keepsake) =>
      root.render(
        <Boundary renderFailure={(error, again) => <PageFailed error={error} again={again} />}>
          <App keepsake={keepsake} />
        </Boundary>,
      ),
    (error: unknown) => root.render(<StartFailed error={error} />),
  );
}
