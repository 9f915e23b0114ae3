import { useEffect } from 'react';
import { useMedia } from './media';

/** Puts the theme that is wanted on the document: `auto` follows the system, and so does every choice where the system sets all colours. */
export function useTheme(wanted: 'auto' | 'light' | 'dark'): void {
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const forced = useMedia('(forced-colors: active)');
  const theme = wanted === 'auto' || forced ? (systemDark ? 'dark' : 'light') : wanted;
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
