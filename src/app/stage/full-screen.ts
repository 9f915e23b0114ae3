/** Fills the screen while presenting, where the browser allows it; leaving that, as Esc does there, ends presenting. */
import { useEffect } from 'react';
import { useKeepsake } from '../../store/react';

/** Milliseconds that a second window may take until it has ended the full screen. */
const grace = 3000;

export function useFullScreen(): void {
  const { display } = useKeepsake();
  useEffect(() => {
    const root = document.documentElement;
    let wasFull = document.fullscreenElement !== null;
    let wanted = true;
    let notesAt = -Infinity;
    const unfollow = display.subscribe(({ notes }, before) => {
      if (notes !== before.notes) notesAt = performance.now();
    });
    const changed = (): void => {
      const isFull = document.fullscreenElement !== null;
      // A second window ends it in some browsers, a little after it was asked for; the page is presented all the same.
      if (wasFull && !isFull && performance.now() - notesAt > grace) display.setState({ present: false });
      wasFull = isFull;
    };
    const leave = (): void => {
      if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
    };
    document.addEventListener('fullscreenchange', changed);
    // Only a press may ask for it; a link may not, and the page is presented in its window.
    const isPressed = (navigator as Partial<Navigator>).userActivation?.isActive === true;
    if (isPressed && 'requestFullscreen' in root)
      void root
        .requestFullscreen()
        .then(() => !wanted && leave())
        .catch(() => undefined);
    return () => {
      wanted = false;
      unfollow();
      document.removeEventListener('fullscreenchange', changed);
      leave();
    };
  }, [display]);
}
