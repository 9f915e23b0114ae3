/** The lessons that the page has. The store knows only how to show them: a Keepsake gets them when it is created. */
import type { StoreApi } from 'zustand/vanilla';
import type { Outcome } from '../decode/session/outcome';
import type { Session } from '../decode/session/session';
import type { Catalogue } from '../model/catalogue';
import type { ModelSpec } from '../model/spec';
import type { Display } from './display';
import type { Lanes } from './lanes';
import type { SavedState } from './properties';
import type { RowAgain } from './row-again';

/** What lessons ask of the page: a Keepsake is one. */
export interface LessonPage {
  readonly session: Session;
  readonly display: StoreApi<Display>;
  readonly lanes: Lanes;
  readonly rowAgain: RowAgain;
  readonly catalogue: Catalogue;
  isRestoring(): boolean;
  state(): SavedState;
  restore(state: SavedState): Promise<Outcome>;
  specs(): Promise<ReadonlyMap<string, ModelSpec>>;
}

/** What a step's sentences are filled with, by name. */
export type Numbers = Readonly<Record<string, number | string>>;

/** A head of the running model, as the focus has it. */
export type FoundHead = Pick<SavedState, 'layer' | 'head'>;

export interface KnownStep {
  /** The whole state of the page but what is as by default. */
  readonly state: Partial<SavedState>;
  /** What is otherwise once the question is answered. */
  readonly answerState?: Partial<SavedState> | undefined;
  /** Whether it asks before it shows. */
  readonly asks: boolean;
  /** Whether what it asks can be found out by a model that runs alone, and not in a recording. */
  readonly needsModel: boolean;
  /** Puts the focus on the head that it looks at, where its state does not say which; the text of the state must be read. Undefined where there is none. */
  readonly findHead?: ((page: LessonPage) => Promise<FoundHead | undefined>) | undefined;
  /** Panels that would give the answer away: they are covered until then. */
  readonly covered: readonly string[];
  /** Its numbers, measured on the page in its state. */
  measure(page: LessonPage): Promise<Numbers>;
  /** For a question after several tokens: what these keep of the last row, as `yours`. */
  readonly score?: ((page: LessonPage, tokens: readonly number[]) => Promise<Numbers>) | undefined;
  /** Those that are measured once it is answered, in the state that it has then. */
  measureAnswer(page: LessonPage): Promise<Numbers>;
}

export interface KnownLesson {
  readonly id: string;
  /** Its steps say nothing of model and text: those that are open stay. */
  readonly onOpenModel: boolean;
  readonly steps: readonly KnownStep[];
}

/** What a list of lessons says. */
export interface LessonEntry {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly steps: number;
  /** Which panel its picture shows, at which step, from 1. */
  readonly picture: { readonly step: number; readonly panel: string };
}

export interface KnownLessons {
  /** Those that ship, then visitors' own. */
  readonly ids: readonly string[];
  /** Takes a lesson from the text of a file, for as long as the page is open. @returns its id @throws Error with a sentence about what is wrong */
  add(text: string): Promise<string>;
  /** Takes a lesson from an address, once. @returns its id @throws Error with a sentence about what is wrong */
  addFrom(address: string): Promise<string>;
  /** Where a visitor's own lesson is from; '' for all others, and for one from a file. */
  addressOf(id: string): string;
  /** @throws Error with a sentence where one cannot be fetched */
  list(): Promise<readonly LessonEntry[]>;
  /** @throws Error with a sentence where it cannot be fetched */
  load(id: string): Promise<KnownLesson>;
}

const none = (what: string): Promise<never> => Promise.reject(new RangeError(what));

export const noLessons: KnownLessons = {
  ids: [],
  add: none,
  addFrom: none,
  addressOf: () => '',
  list: async () => [],
  load: none,
};
