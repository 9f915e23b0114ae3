/** All that makes files of figures, loaded when a visitor first asks for one. */
export { startClip } from './clip';
export { composeFigure } from './compose';
export { composeView } from './compose-view';
export { embedFonts } from './fonts';
export { save, svgToPng } from './save';
export { toCsv, toJson } from './table';
