import { useEffect } from 'react';
import { useMedia } from './media';

/** Puts the theme that is wanted on the document: `auto` follows the system. */
export function useTheme(wanted: 'auto' | 'light' | 'dark'): void {
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const theme = wanted === 'auto' ? (systemDark ? 'dark' : 'light') : wanted;
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
