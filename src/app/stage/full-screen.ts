/** Fills the screen while presenting, where the browser allows it; leaving that, as Esc does there, ends presenting. */
import { useEffect } from 'react';
import { useKeepsake } from '../../store/react';

export function useFullScreen(): void {
  const { display } = useKeepsake();
  useEffect(() => {
    const root = document.documentElement;
    let wasFull = document.fullscreenElement !== null;
    let wanted = true;
    let before = display.getState().notes;
    const changed = (): void => {
      const isFull = document.fullscreenElement !== null;
      const { notes } = display.getState();
      // A second window ends it in some browsers; the page is presented all the same.
      if (wasFull && !isFull && notes === before) display.setState({ present: false });
      [wasFull, before] = [isFull, notes];
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
      document.removeEventListener('fullscreenchange', changed);
      leave();
    };
  }, [display]);
}
