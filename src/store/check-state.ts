/** Checks a state against the catalogue, the model, the text and the page: what they lack is left out, and named. */
import { headNumber } from '../decode/reader/model-limits';
import type { ReadingSettings } from '../decode/reader/reading-settings';
import type { Session } from '../decode/session/session';
import type { LoadedModel } from '../decode/session/session-state';
import { maxHeads } from '../engine/engine';
import type { ModelEntry } from '../model/catalogue';
import type { Models } from '../model/models';
import type { ModelSpec } from '../model/spec';
import { recordingId } from '../model/recording/recorded-spec';
import { words } from '../words';
import { parseLane } from './lane-settings';
import { maxLanes } from './lanes';
import { isOwnId } from './own/own-state';
import { type KnownPanels, panelNamed } from './known-panels';
import { type SavedState, defaultState } from './properties';
import type { Focus } from './display';
import { viewIds } from './view-ids';

/** What a state has and the page does not. */
export type LeftOut = keyof typeof words.store.leftOut;

export interface FittedState {
  readonly state: SavedState;
  readonly bad: readonly LeftOut[];
}

/**
 * Leaves out models, panels, lanes and lessons that the page does not have, and gives panels their current ids. Tokens of an unknown model are left out too.
 * @param isPlayed whether its model is the recording that is open
 */
export function fitToPage(
  state: SavedState,
  models: Pick<Models, 'has'>,
  panels: KnownPanels,
  lessons: readonly string[],
  isPlayed: boolean,
): FittedState {
  const bad: LeftOut[] = [];
  const fitted: { -readonly [Name in keyof SavedState]: SavedState[Name] } = { ...state };
  if (state.model !== '' && !isPlayed && !models.has(state.model)) {
    // Of one that the visitor may have, the page says more.
    if (!isOwnId(state.model)) bad.push(state.model === recordingId ? 'recording' : 'model');
    Object.assign(fitted, { model: '', tokens: [], step: null, check: null });
  }
  fitted.hidden = state.hidden.flatMap((id) => panelNamed(panels, id) ?? []);
  fitted.maximised = state.maximised === null ? null : (panelNamed(panels, state.maximised) ?? null);
  const lost = state.maximised !== null && fitted.maximised === null;
  const embeddedView = viewIds.find((id) => id === state.embed[0]);
  fitted.embed = embeddedView ? [embeddedView] : state.embed.flatMap((id) => panelNamed(panels, id) ?? []);
  if (embeddedView) Object.assign(fitted, { view: embeddedView, maximised: null });
  const unknown = !embeddedView && fitted.embed.length < state.embed.length;
  if (fitted.hidden.length < state.hidden.length || lost || unknown) bad.push('panel');
  fitted.lanes = state.lanes.filter((lane) => models.has(parseLane(lane)?.model ?? '')).slice(0, maxLanes);
  if (fitted.lanes.length < state.lanes.length) bad.push('lane');
  if (state.lesson !== '' && !lessons.includes(state.lesson)) {
    bad.push('lesson');
    Object.assign(fitted, { lesson: '', lessonStep: defaultState.lessonStep });
  }
  return { state: fitted, bad };
}

/** The recording that is open, where this is its id: no file of it is asked for again. */
export function playedIn({ state }: Pick<Session, 'state'>, id: string): ModelEntry | null {
  const { model } = state.getState();
  return model?.recorded && model.entry.id === id ? model.entry : null;
}

/** Leaves out what a model lacks: tokens from the first that is not in its vocabulary, heads, the token that replaces the first. */
export function fitState(state: SavedState, { spec, tokenizer }: Pick<LoadedModel, 'spec' | 'tokenizer'>): FittedState {
  const bad: LeftOut[] = [];
  const vocabulary = Math.min(spec.vocabulary, tokenizer.size);
  const heads = headsOf(spec);
  const fitted: { -readonly [Name in keyof SavedState]: SavedState[Name] } = { ...state };
  const unknown = state.tokens.findIndex((token) => token >= vocabulary);
  if (unknown >= 0) {
    bad.push('tokens');
    // The largest logit was that of the whole text.
    Object.assign(fitted, { tokens: state.tokens.slice(0, unknown), check: null });
    if (state.step !== null && state.step >= unknown) fitted.step = null;
  }
  if (state.replaceFirst !== null && state.replaceFirst >= vocabulary) {
    bad.push('replaceFirst');
    fitted.replaceFirst = null;
  }
  fitted.silenced = state.silenced.filter((head) => head < heads);
  if (fitted.silenced.length < state.silenced.length) bad.push('silenced');
  return { state: fitted, bad };
}

/** A focus that a model and a text have: a head that exists, rows and columns that were read. */
export function fitFocus(
  focus: Focus,
  spec: Pick<ModelSpec, 'layers'>,
  length: number,
): { readonly focus: Focus; readonly bad: readonly LeftOut[] } {
  const { layer, head, query, key } = focus;
  const there = hasHead(spec, layer, head);
  const read = (index: number | null): number | null => (index !== null && index < length ? index : null);
  const fitted = { layer: there ? layer : 0, head: there ? head : 0, query: read(query), key: read(key) };
  const bad: LeftOut[] = [];
  if (!there) bad.push('head');
  if (fitted.query !== query || fitted.key !== key) bad.push('row');
  return { focus: fitted, bad };
}

/** Why a focus cannot be held, as a sentence; null where it can. */
export function focusProblem({ layer, head, query, key }: Focus, spec: Pick<ModelSpec, 'layers'>, length: number): string | null {
  if (!hasHead(spec, layer, head)) return words.args.noHead(layer, head);
  const missing = [query, key].find((index) => index !== null && index >= length);
  return missing === undefined || missing === null ? null : words.args.noToken(missing, length);
}

/** Why a model cannot be read with these settings, as a sentence; null where it can. */
export function readingProblem({ replaceFirst, silenced }: Partial<ReadingSettings>, spec: ModelSpec): string | null {
  if (typeof replaceFirst === 'number' && replaceFirst >= spec.vocabulary) return words.decode.noSuchToken(replaceFirst);
  const missing = silenced?.filter((head) => head >= headsOf(spec)) ?? [];
  return missing.length > 0 ? words.args.noHeads(missing, headsOf(spec)) : null;
}

function hasHead({ layers }: Pick<ModelSpec, 'layers'>, layer: number, head: number): boolean {
  return head < (layers[layer]?.attention.heads ?? 0);
}

/** Heads that can be silenced. */
function headsOf({ layers }: Pick<ModelSpec, 'layers'>): number {
  return Math.min(maxHeads, headNumber({ layers }, layers.length, 0));
}
