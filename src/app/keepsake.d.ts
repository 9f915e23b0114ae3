import type { KeepsakeScript } from '../store/scripting';

declare global {
  interface Window {
    /** See docs/scripting.md. */
    keepsake: KeepsakeScript;
  }
}
