/**
 * A lesson as data: nothing in it is code, so that it can also come from a file. What it says is in the words (src/words/en/lessons/, a file
 * each, steps by the same names). docs/lessons.md says how to write one.
 */
import type { PanelId } from '../panels';
import type { SavedState } from '../store/properties';
import type { LessonWords } from '../words';
import type { PointedControl } from './controls';
import type { HeadToFind } from './heads-to-find';
import type { Expression } from './truths';

/** What holds of a number, measured: it is compared with a number or with another one by its name. */
export interface Claim {
  readonly number: string;
  readonly above?: number | string;
  readonly below?: number | string;
  readonly equals?: number | string;
  /** Equal but for rounding: within a thousandth of it. */
  readonly near?: number | string;
}

/** What the page lights up and brings into sight. */
export type PointAt =
  | { readonly panel: PanelId }
  /** A token of the text, by its index. */
  | { readonly token: number }
  /** A head of the panel of all heads. */
  | { readonly head: readonly [layer: number, head: number] }
  /** A cell of the focused head's matrix; the step's state has the focus on it. */
  | { readonly cell: readonly [layer: number, head: number, query: number, key: number] }
  /** What runs this action. */
  | { readonly control: PointedControl };

/** A question that is asked before its answer is shown. `truth` names one of the step's numbers. */
export type Ask =
  /** A token of the text. */
  | { readonly kind: 'token'; readonly truth: string }
  /** A cell of the focused head's matrix. */
  | { readonly kind: 'cell'; readonly truth: { readonly query: string; readonly key: string } }
  /** Some tokens of the text: `room` of them are kept beside the last one. `truth` is the most of its attention that they can keep. */
  | { readonly kind: 'tokens'; readonly room: number; readonly truth: string }
  /** A number on a slider. */
  | {
      readonly kind: 'number';
      readonly truth: string;
      readonly min: number;
      readonly max: number;
      readonly step: number;
      /** A percentage has its bounds from 0 to 1. */
      readonly unit: 'percent' | 'number';
    }
  /** One of a few, by their names in the words: right is the one whose claims hold. One without claims never is. */
  | { readonly kind: 'choice'; readonly choices: Readonly<Record<string, readonly Claim[]>> };

export interface Step {
  /** Its name in the words. */
  readonly name: string;
  /** The whole state of the page but what is as by default: never a difference from the step before. */
  readonly state: Partial<SavedState>;
  readonly pointAt?: PointAt;
  /** What is lit up once the question is answered, if that is something else. */
  readonly answerPointAt?: PointAt;
  /** What a stage shows of the view, where that is not just what is pointed at; `tokens` is the text. */
  readonly onStage?: readonly PanelId[];
  readonly ask?: Ask;
  /** The head that has the focus, found in the running model where the state does not say which. */
  readonly look?: HeadToFind;
  /** It asks what only a model that runs can answer: of a recording it says so instead. */
  readonly needsModel?: boolean;
  /** Panels that would give the answer away, covered until then; `tokens` takes the shades from the text. */
  readonly covered?: readonly PanelId[];
  /** What is otherwise once the question is answered. */
  readonly answerState?: Partial<SavedState>;
  /** What the sentences are filled with. */
  readonly numbers?: Readonly<Record<string, Expression>>;
  /** What can only be measured in the state after the answer. */
  readonly answerNumbers?: Readonly<Record<string, Expression>>;
  /** What the sentences say of the numbers, so that it is checked. */
  readonly claims?: readonly Claim[];
}

export interface Lesson {
  readonly id: string;
  /** As it is cited: “StreamingLLM”, with the number of the preprint. */
  readonly paper: { readonly name: string; readonly arxiv: string };
  readonly minutes: number;
  /** Its steps are on the model and the text that are open when they are shown, whichever these are: no state names one. */
  readonly onOpenModel?: boolean;
  /** What stands beside it in the list: a panel of one of its steps, answered. Left out, the first panel that is pointed at. */
  readonly picture?: { readonly step: string; readonly panel: PanelId };
  readonly steps: readonly Step[];
}

/** A lesson with its words. */
export interface WrittenLesson {
  readonly lesson: Lesson;
  readonly words: LessonWords;
}
