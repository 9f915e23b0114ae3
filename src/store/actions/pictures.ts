/** Pictures and clips of what is shown. */
import { words } from '../../words';
import { clipFormats, pictureFormats, type ClipFormat, type PictureFormat } from '../pictures';
import { aWhole, oneOf, perhaps } from '../schemas';
import { type Action, hasModel } from './action';

const names = words.store.actions;
const why = words.store.reasons;

const savePicture: Action<[format: PictureFormat]> = {
  name: names.savePicture,
  group: 'page',
  keys: [],
  args: [oneOf(pictureFormats)],
  available: hasModel,
  run: ({ pictures }, format) => pictures.save(format),
};
const saveClip: Action<[format: ClipFormat, steps?: number]> = {
  name: names.saveClip,
  group: 'page',
  keys: [],
  args: [oneOf(clipFormats), perhaps(aWhole(1, 200))],
  available: (keepsake) => (keepsake.pictures.store.getState().recording === null ? hasModel(keepsake) : why.recording),
  run: ({ pictures, display }, format, steps = 20) => {
    display.setState({ playing: false });
    return pictures.record(format, steps);
  },
};
const stopClip: Action = {
  name: names.stopClip,
  group: 'page',
  keys: [],
  args: [],
  available: ({ pictures }) => (pictures.store.getState().recording === null ? why.notRecording : true),
  run: ({ pictures }) => pictures.stop(),
};

export const pictureActions = { savePicture, saveClip, stopClip };
