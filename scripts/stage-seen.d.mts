interface StageSeen {
  /** How many texts are drawn, and the smallest of them as part of the window's height. */
  readonly texts: number;
  readonly least: number;
  readonly small: readonly { readonly text: string; readonly part: number }[];
  /** Texts that are cut off; pairs of texts that overlap; what scrolls. */
  readonly cut: readonly string[];
  readonly over: readonly string[];
  readonly scrolled: readonly string[];
  /** Whether the page itself does. */
  readonly scrolls: boolean;
  /** Panels, with their parts of the window and those of their largest drawings. */
  readonly panels: readonly { readonly id: string; readonly part: number; readonly drawn: number }[];
  readonly lit: readonly string[];
  /** Whether a sentence lacks a number. */
  readonly unknown: boolean;
}
export declare function stageSeen(): StageSeen;
