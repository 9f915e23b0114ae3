import { useEffect } from 'react';
import { useMedia } from './media';

/** Sets the chosen theme on the document: `auto` follows the system, and so does every choice where the system forces its colours. */
export function useTheme(wanted: 'auto' | 'light' | 'dark'): void {
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const forced = useMedia('(forced-colors: active)');
  const theme = wanted === 'auto' || forced ? (systemDark ? 'dark' : 'light') : wanted;
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
