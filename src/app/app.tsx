/** The whole page. */
import { PanelBoundary, tokens } from '../panels';
import type { Keepsake } from '../store/keepsake';
import { KeepsakeProvider, useDisplay, WhileInSight } from '../store/react';
import { words } from '../words';
import styles from './app.module.css';
import { Header } from './header';
import { useKeys } from './keys';
import { usePrinting } from './media';
import { Notices } from './notices';
import { PlaybackEnd } from './playback-end';
import { Prompt } from './prompt';
import { ReadAgain } from './read-again';
import { Sheets } from './sheets';
import { useTheme } from './theme';
import { Workspace } from './workspace';

export function App({ keepsake }: { readonly keepsake: Keepsake }) {
  return (
    <KeepsakeProvider value={keepsake}>
      <Page />
    </KeepsakeProvider>
  );
}

function Page() {
  useKeys();
  useTheme(useDisplay((display) => display.theme));
  const showText = useDisplay(
    ({ hidden, maximised }) => !hidden.includes(tokens.id) && (maximised === null || maximised === tokens.id),
  );
  const printing = usePrinting();
  return (
    <div className={styles.page} data-printed={printing || undefined}>
      <a className={styles.skip} href="#panels">
        {words.app.skipToPanels}
      </a>
      <Header />
      <main className={styles.main}>
        <Prompt />
        <Notices />
        {showText && (
          <WhileInSight className={styles.tokens}>
            {/* Drawn again at a sheet's width: resize events do not come before printing. */}
            <PanelBoundary key={String(printing)} entry={tokens}>
              <tokens.Component />
            </PanelBoundary>
          </WhileInSight>
        )}
        <div className={styles.panels} id="panels">
          <Workspace printing={printing} />
        </div>
      </main>
      <PlaybackEnd />
      <ReadAgain />
      <Sheets />
    </div>
  );
}
