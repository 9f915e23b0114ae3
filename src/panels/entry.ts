/** What the page knows of a panel: everything but what it draws. Each panel's folder has one; `index.ts` lists them. */
import type { ComponentType } from 'react';
import type { ModelSpec } from '../model/spec';
import type { OpsOf } from './data/ops';

/** What heights of rows depend on beside the model. */
interface Circumstances {
  /** Lanes beside the page's own text. */
  readonly lanes: number;
}

/** Where a panel is on a wide page. Panels of one row are side by side, in the order of the table; so are the rows. */
export interface Place {
  readonly row: string;
  /** In rem, before it is resized. A row is as high as its highest panel. */
  readonly height: number | ((now: Circumstances) => number);
  /** The height where the model has no content for it, and it only says which models do. */
  readonly heightWithoutContent?: number;
  /** Of the row's width, in percent, before it is resized. */
  readonly share: number;
  /** On a narrow page, which is one column in the order of the table: the id of the panel behind which it comes instead. */
  readonly inColumnAfter?: string;
}

/** A file of this project's TypeScript, as text. */
export interface SourceFile {
  readonly path: string;
  load(): Promise<{ readonly default: string }>;
}

export interface PanelEntry<Id extends string = string> {
  /** What links, scripts and exported files call it. */
  readonly id: Id;
  /** Ids that links and scripts written earlier use. */
  readonly formerly?: readonly string[];
  /** A word or two, where panels share a place. */
  readonly name?: string;
  readonly title: string;
  /** One sentence on what it shows. */
  readonly shows: string;
  /** Null: above all rows. */
  readonly place: Place | null;
  /** For a panel about one mechanism: whether a model has it. Left out: every model has content for it. */
  readonly hasContent?: (spec: ModelSpec) => boolean;
  /**
   * For a panel that a recording has nothing for: `computing`, because it reads or changes what is read; `weights`, because it shows the
   * model's numbers.
   */
  readonly needs?: 'computing' | 'weights';
  /** What computed it: kernels, by what they do, or a file. Left out: it shows no code. */
  readonly code?: OpsOf | SourceFile;
  readonly Component: ComponentType;
}
