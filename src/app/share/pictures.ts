/** Saves pictures and clips of what is shown, with the model, its settings and a link in them. */
import type { Clip } from '../../charts/figure/clip';
import type { Size, ViewText } from '../../charts/figure/compose-view';
import type { Keepsake } from '../../store/keepsake';
import type { ClipFormat, PictureFormat, Pictures } from '../../store/pictures';
import { words } from '../../words';
import { messageOf } from '../../words/message-of';

const files = () => import('../../charts/figure/files');
const isNoEncoder = (error: unknown): boolean => error instanceof Error && error.name === 'NoEncoder';

const pictureSize: Size = { width: 1920, height: 1080 };
const clipSizes: Readonly<Record<ClipFormat, Size>> = {
  webm: { width: 1280, height: 720 },
  mp4: { width: 1280, height: 720 },
  gif: { width: 960, height: 540 },
};
/** Seconds that the last frame of a clip stays. */
const lastFrame = 1.5;

/** @param store of what is being recorded */
export function draw(keepsake: () => Keepsake, store: Pictures['store']): Omit<Pictures, 'store'> {
  let stopping = new AbortController();

  async function record(format: ClipFormat, steps: number): Promise<void> {
    if (store.getState().recording !== null) return;
    stopping = new AbortController();
    const { signal } = stopping;
    store.setState({ recording: { done: 0, steps } });
    try {
      const { session, display } = keepsake();
      const first = textOf(keepsake());
      const { save, startClip } = await files();
      const clip = await startClip(format, clipSizes[format], { title: first.title, comment: `${first.line}\n${first.link}` });
      const seconds = 1 / (display.getState().speed || 4);
      let frames = 0;
      const add = async (shownFor: number): Promise<void> => {
        await addFrame(clip, format, shownFor);
        frames += 1;
      };
      let failure: unknown = null;
      try {
        await add(seconds);
        for (let done = 0; done < steps && !signal.aborted; done++) {
          const before = session.state.getState().length;
          await session.step();
          if (session.state.getState().length === before) break;
          store.setState({ recording: { done: done + 1, steps } });
          await add(seconds);
        }
        await add(lastFrame);
      } catch (error) {
        if (frames === 0) throw error;
        failure = error;
      }
      // What was recorded until something failed is a clip, too, unless it is the film that cannot be written.
      const film = await clip.finish().catch((error: unknown) => {
        throw failure ?? error;
      });
      save(film, nameOf(keepsake(), format));
      if (failure !== null)
        throw new Error(words.app.pictures.cutShort(Math.max(0, frames - 1), messageOf(failure)), { cause: failure });
    } catch (error) {
      throw isNoEncoder(error) ? new Error(words.app.pictures.noEncoder, { cause: error }) : error;
    } finally {
      store.setState({ recording: null });
    }
  }

  async function addFrame(clip: Clip, format: ClipFormat, seconds: number): Promise<void> {
    const { composeView } = await files();
    await drawn();
    await clip.add(composeView(shownOnPage(), textOf(keepsake()), clipSizes[format]), seconds);
  }

  return {
    async save(format: PictureFormat) {
      const { composeView, embedFonts, save, svgToPng } = await files();
      const text = textOf(keepsake());
      const svg = composeView(shownOnPage(), text, pictureSize);
      const blob =
        format === 'svg'
          ? new Blob([await embedFonts(svg)], { type: 'image/svg+xml' })
          : await svgToPng(svg, 1, { Title: text.title, Description: text.line, Source: text.link });
      save(blob, nameOf(keepsake(), format));
    },
    record,
    stop: () => stopping.abort(),
  };
}

/** @throws Error with a sentence where no panel is shown */
function shownOnPage(): HTMLElement {
  const root = document.getElementById('panels');
  if (!root?.querySelector('[data-panel]')) throw new Error(words.app.pictures.nothing);
  return root;
}

/** Resolves once the page has drawn its last change. */
const drawn = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

function textOf({ session, display, link }: Keepsake): ViewText {
  const { model, length, sampling } = session.state.getState();
  const view = words.app.views[display.getState().view];
  return {
    title: words.app.pictures.title(view.name, view.question),
    // The name of a recording says that it is one; nothing is drawn from it.
    line: model?.recorded
      ? model.recorded.say.picture(model.entry.name, length)
      : words.app.pictures.line(model?.entry.name ?? '', length, sampling),
    link: link(),
    longLink: words.panels.frame.longLink,
  };
}

function nameOf({ session, display }: Keepsake, extension: string): string {
  const { model, length } = session.state.getState();
  return `keepsake-${model?.entry.id ?? 'model'}-${display.getState().view}-${length}.${extension}`;
}
