/** How large type must be to be read from the back row; pure. */

/** The smallest type on the stage, as part of the window's height. */
export const leastPart = 0.022;
/** The smallest type of panels and charts in CSS pixels (`--text-1`), before it is enlarged. */
export const leastType = 13;
/** Type is a little larger than it must be, since it is drawn on whole pixels. */
const spare = 1.02;
/** From this width to height on, words stand beside the panels, else above them. */
const wide = 1.45;

/** The CSS `zoom` with which the smallest type is large enough in a window of this height. */
export const zoomFor = (height: number): number => (spare * leastPart * height) / leastType;

export const isWide = (width: number, height: number): boolean => width >= wide * height;
