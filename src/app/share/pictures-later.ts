/** Pictures and clips of what is shown: what draws them is loaded with the first. */
import { createStore } from 'zustand/vanilla';
import type { Keepsake } from '../../store/keepsake';
import type { Pictures, PicturesState } from '../../store/pictures';

export function createPictures(keepsake: () => Keepsake): Pictures {
  const store = createStore<PicturesState>(() => ({ recording: null }));
  let loading: Promise<Omit<Pictures, 'store'>> | null = null;
  const load = (): Promise<Omit<Pictures, 'store'>> => {
    loading ??= import('./pictures').then(({ draw }) => draw(keepsake, store));
    // What could not be fetched is asked for again.
    loading.catch(() => (loading = null));
    return loading;
  };
  return {
    store,
    save: async (format) => (await load()).save(format),
    record: async (format, steps) => (await load()).record(format, steps),
    stop: () => void loading?.then((pictures) => pictures.stop()),
  };
}
