/** Pictures and clips of what is shown. The store knows only that they can be asked for: the page draws them. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { ClipFormat } from '../charts/figure/clip';

export type { ClipFormat } from '../charts/figure/clip';

export const pictureFormats = ['svg', 'png'] as const;
export type PictureFormat = (typeof pictureFormats)[number];
export const clipFormats = ['webm', 'mp4', 'gif'] as const satisfies readonly ClipFormat[];

export interface PicturesState {
  /** Steps of the clip that is being recorded; null: none is. */
  readonly recording: { readonly done: number; readonly steps: number } | null;
}

export interface Pictures {
  readonly store: StoreApi<PicturesState>;
  /** Saves the view, 1920 × 1080. @throws Error with a sentence where it cannot be drawn */
  save(format: PictureFormat): Promise<void>;
  /** Decodes this many steps, and saves how the view changed. @throws Error with a sentence where the browser cannot write it */
  record(format: ClipFormat, steps: number): Promise<void>;
  /** Saves what is recorded so far. */
  stop(): void;
}

/** Where there is no page. */
export const noPictures: Pictures = {
  store: createStore<PicturesState>(() => ({ recording: null })),
  save: () => Promise.resolve(),
  record: () => Promise.resolve(),
  stop: () => {},
};
