/** The whole page. */
import { TokensPanel } from '../panels';
import type { Keepsake } from '../store/keepsake';
import { KeepsakeProvider, useView, WhileInSight } from '../store/react';
import { words } from '../words';
import styles from './app.module.css';
import { Header } from './header';
import { useKeys } from './keys';
import { Notices } from './notices';
import { PlaybackEnd } from './playback-end';
import { Prompt } from './prompt';
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
  useTheme(useView((view) => view.theme));
  const showText = useView(
    ({ hidden, maximised }) => !hidden.includes('tokens') && (maximised === null || maximised === 'tokens'),
  );
  return (
    <div className={styles.page}>
      <a className={styles.skip} href="#panels">
        {words.app.skipToPanels}
      </a>
      <Header />
      <main className={styles.main}>
        <Prompt />
        <Notices />
        {showText && (
          <WhileInSight className={styles.tokens}>
            <TokensPanel />
          </WhileInSight>
        )}
        <div className={styles.panels} id="panels">
          <Workspace />
        </div>
      </main>
      <PlaybackEnd />
      <Sheets />
    </div>
  );
}
