/**
 * The open lesson: which step the page shows, what was guessed, and the numbers of its sentences. Where the reader is in it is in the display
 * (`lesson`, `lessonStep`), and so in the address; a guess is in neither.
 */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { Outcome } from '../decode/session/outcome';
import { type Display, pick } from './display';
import type { FoundHead, KnownLesson, KnownLessons, KnownStep, LessonPage, Numbers } from './known-lessons';
import { type PropertyName, type SavedState, defaultState, formatState } from './properties';
import { savedReading } from './saved';

/** The index of a token, a number, the place of a choice; or a cell; or the indices of several tokens. */
export type Guess = number | { readonly query: number; readonly key: number } | readonly number[];

export interface LessonsState {
  /** Null while none is open. */
  readonly lesson: KnownLesson | null;
  /** Null: the question, if there is one, is open. */
  readonly guess: Guess | 'skipped' | null;
  /** Null until they are measured. */
  readonly numbers: Numbers | null;
  /** The head that the step looks at, where that is found out on the page; null until then, and for steps that say which. */
  readonly head: FoundHead | null;
}

const arrived = { guess: null, numbers: null, head: null } as const;

/** What stays as the reader has it, in every step that does not say otherwise. */
const readersOwn = ['theme', 'profile', 'present', 'language', 'backend', 'speed'] as const;

/** What stays as well where a lesson is about whatever is open. */
const ofOpenModel = ['model', 'prompt', 'tokens', 'firstToken'] as const;

/** What may differ while the page still shows the step: the reader's own, and what follows from the rest. */
const besides: ReadonlySet<PropertyName> = new Set([...readersOwn, 'lesson', 'lessonFrom', 'lessonStep', 'check', 'draftModel']);

const isList = (guess: Guess | 'skipped'): guess is readonly number[] => Array.isArray(guess);

export class Lessons {
  readonly store: StoreApi<LessonsState> = createStore<LessonsState>(() => ({ lesson: null, ...arrived }));
  readonly known: KnownLessons;
  readonly #page: () => LessonPage;
  readonly #loaded = new Map<string, KnownLesson>();
  /** Counts arrivals at a step: what was measured for an earlier one is not taken. */
  #visit = 0;
  /** Model and text on which the open step is, where its lesson is about whatever is open; null until the page has them. */
  #open: Partial<SavedState> | null = null;
  #follows = false;

  constructor(known: KnownLessons, page: () => LessonPage) {
    this.known = known;
    this.#page = page;
  }

  /** The step that the reader is at; null without a lesson. */
  step({ lessonStep }: Pick<Display, 'lessonStep'> = this.#page().display.getState()): KnownStep | null {
    return this.store.getState().lesson?.steps[lessonStep - 1] ?? null;
  }

  /** Whether a question waits for its answer. */
  isAsking(): boolean {
    const step = this.step();
    return (
      step?.asks === true &&
      !(step.needsModel && this.#page().session.state.getState().model?.recorded) &&
      this.store.getState().guess === null
    );
  }

  /** Whether a panel would give the answer away. */
  covers(panel: string, state: LessonsState, display: Pick<Display, 'lessonStep'>): boolean {
    return state.guess === null && (state.lesson?.steps[display.lessonStep - 1]?.covered.includes(panel) ?? false);
  }

  /** Opens a step; beyond the last, the last. @throws Error with a sentence where the lesson cannot be fetched */
  async show(id: string, step: number): Promise<Outcome> {
    const lesson = await this.#load(id);
    const at = Math.min(step, lesson.steps.length);
    const { lesson: open, lessonStep } = this.#page().display.getState();
    if (open === id && lessonStep === at) this.#arrive();
    return this.#page().restore(this.#stateOf(lesson, at, false, null));
  }

  /** A model was opened: a lesson about whatever is open begins its step again, on that one. */
  async opened(outcome: Outcome): Promise<Outcome> {
    const { lesson } = this.store.getState();
    if (outcome.overtaken || !lesson?.onOpenModel) return outcome;
    return this.show(lesson.id, this.#page().display.getState().lessonStep);
  }

  /** Shows the open step as it was left. */
  async again(): Promise<Outcome | void> {
    const { lesson, guess } = this.store.getState();
    const { lessonStep } = this.#page().display.getState();
    if (lesson) return this.#page().restore(this.#stateOf(lesson, lessonStep, guess !== null));
  }

  /** Takes a guess, and shows the answer. */
  async answer(guess: Guess | 'skipped'): Promise<Outcome | void> {
    // The truth is of the step's own state, where it has not been measured yet.
    if (this.store.getState().numbers === null) await this.again();
    const visit = this.#visit;
    if (!this.isAsking()) return;
    const score = isList(guess) ? await this.step()?.score?.(this.#page(), guess) : undefined;
    if (visit !== this.#visit || !this.isAsking()) return;
    this.store.setState(({ numbers }) => ({ guess, numbers: numbers && { ...numbers, ...score } }));
    if (this.step()?.answerState) return this.again();
    await this.settle();
  }

  leave(): void {
    const { lesson, lessonFrom, lessonStep } = defaultState;
    this.#page().display.setState({ lesson, lessonFrom, lessonStep });
  }

  /** Whether the page shows something else than the step does. */
  isAway(): boolean {
    const { lesson, guess } = this.store.getState();
    const page = this.#page();
    if (!lesson || page.isRestoring()) return false;
    return this.#differs(this.#stateOf(lesson, page.display.getState().lessonStep, guess !== null));
  }

  /**
   * The state of a link to a lesson: as it is where it says more than which step, else that of the step. What the lesson lacks is left to those
   * who check the state.
   */
  async fill(given: SavedState): Promise<SavedState> {
    const { fillLink } = await import('./lesson-link');
    return fillLink(given, {
      known: this.known,
      display: this.#page().display,
      readersOwn,
      load: (id) => this.#load(id),
      stateOf: (lesson, step) => this.#stateOf(lesson, step, false),
    });
  }

  /** Takes a lesson from its author, and opens it. @throws Error with a sentence about what is wrong */
  async open(taken: Promise<string>): Promise<Outcome> {
    const id = await taken;
    this.#loaded.delete(id);
    this.#page().display.setState({ offeredLesson: null, dialog: null, playing: false, arriving: false });
    return this.show(id, 1);
  }

  /** A state has been restored, or given up: whether the page shows the step is another question now. */
  restored(): void {
    if (this.store.getState().lesson) this.store.setState({});
  }

  /** Measures what the open step's sentences say, unless the page shows something else. */
  async settle(): Promise<void> {
    const { lesson, guess } = this.store.getState();
    const page = this.#page();
    const step = this.step();
    if (!lesson || !step) return;
    this.#open ??= this.#whatIsOpen();
    if (this.#differs(this.#stateOf(lesson, page.display.getState().lessonStep, guess !== null))) return;
    const visit = this.#visit;
    const head = guess === null ? await step.findHead?.(page) : undefined;
    if (visit !== this.#visit) return;
    if (head) this.store.setState({ head });
    const found = await (guess === null ? step.measure(page) : step.measureAnswer(page));
    if (visit === this.#visit) this.store.setState(({ numbers }) => ({ numbers: { ...numbers, ...found } }));
  }

  /** @param open model and text of a lesson about whatever is open; null: those that are */
  #stateOf(lesson: KnownLesson, lessonStep: number, answered: boolean, open = this.#open): SavedState {
    const { id, steps, onOpenModel } = lesson;
    const step = steps[lessonStep - 1];
    const page = this.#page();
    const state = { ...defaultState, ...pick(page.display.getState(), readersOwn), ...step?.state };
    // Until the head is found, any is right.
    const head = step?.findHead ? pick(this.store.getState().head ?? page.display.getState().locked, ['layer', 'head']) : null;
    const asOpen = onOpenModel ? (open ?? this.#whatIsOpen()) : null;
    const lessonFrom = this.known.addressOf(id);
    return { ...state, ...(answered ? step?.answerState : null), ...head, ...asOpen, lesson: id, lessonFrom, lessonStep };
  }

  #whatIsOpen(): Partial<SavedState> {
    const page = this.#page();
    const { model, reading } = page.session.state.getState();
    // A recording was read in one way, and can be read in no other.
    return model ? { ...pick(page.state(), ofOpenModel), ...(model.recorded && savedReading(reading)) } : {};
  }

  #differs(wanted: SavedState): boolean {
    const { catalogue, state } = this.#page();
    const as = (saved: SavedState): string => {
      const model = saved.model === '' ? (catalogue.models[0]?.id ?? '') : saved.model;
      const example = catalogue.models.find(({ id }) => id === model)?.prompt;
      const rest = Object.fromEntries([...besides].map((name) => [name, defaultState[name]]));
      return formatState({ ...saved, ...rest, model, prompt: saved.prompt === example ? null : saved.prompt });
    };
    return as(state()) !== as(wanted);
  }

  async #load(id: string): Promise<KnownLesson> {
    this.#follow();
    const lesson = this.#loaded.get(id) ?? (await this.known.load(id));
    this.#loaded.set(id, lesson);
    return lesson;
  }

  /** From the first lesson on, the display says where the reader is. */
  #follow(): void {
    if (this.#follows) return;
    this.#follows = true;
    this.#page().display.subscribe((now, before) => {
      if (now.lesson !== before.lesson || now.lessonStep !== before.lessonStep) this.#arrive();
    });
  }

  #arrive(): void {
    this.#visit += 1;
    this.#open = null;
    const { lesson } = this.#page().display.getState();
    this.store.setState({ lesson: this.#loaded.get(lesson) ?? null, ...arrived });
  }
}
