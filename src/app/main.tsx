/** The page's entry: fonts and design tokens, the engine's worker, one Keepsake, one React root. */
import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource-variable/source-code-pro/wght.css';
import './design/symbols/symbols.css';
import './design/tokens.css';
import './design/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { start } from './start';
import { StartFailed } from './start-failed';

const element = document.getElementById('root');
if (element) {
  const root = createRoot(element);
  start().then(
    (keepsake) => root.render(<App keepsake={keepsake} />),
    (error: unknown) => root.render(<StartFailed error={error} />),
  );
}
