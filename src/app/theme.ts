import { useEffect } from 'react';
import type { Theme } from '../charts/palette';
import type { SavedState } from '../store/properties';
import { useMedia } from './media';

type Wanted = Pick<SavedState, 'theme' | 'profile'>;

/** Sets the theme on the document: `auto` follows the system, a projector has its own, and where the system forces its colours every choice follows it. */
export function useTheme({ theme: wanted, profile }: Wanted): void {
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const forced = useMedia('(forced-colors: active)');
  const ofSystem: Theme = systemDark ? 'dark' : 'light';
  const chosen: Theme = profile === 'projector' ? 'projector' : wanted === 'auto' ? ofSystem : wanted;
  const theme = forced ? ofSystem : chosen;
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
