/** The lanes as the panel draws them: what each holds, expects and costs, place by place of the text. */
import { cacheBytes } from '../../../attention/cache-bytes';
import type { CacheLayout } from '../../../attention/cache-layout';
import { firstDifference, lanePosition } from '../../../decode/lanes/lockstep';
import { shareVocabulary } from '../../../model/shared-vocabulary';
import type { Session } from '../../../decode/session/session';
import type { LoadedModel, SessionState } from '../../../decode/session/session-state';
import type { StepTrace } from '../../../engine/trace';
import { liveAt } from '../../../insight/cache';
import { LaneDifferences, type PlaceDifference, firstDisagreement } from '../../../insight/lanes';

export interface DrawnLane {
  /** 1 is the page's own text. */
  readonly place: number;
  /** The lane's id; null for the first. */
  readonly id: number | null;
  readonly session: Session;
  readonly model: LoadedModel;
  readonly state: SessionState;
  /** Bytes that the cache holds after each place; place 0 is the last of the tokens that begin every text. */
  readonly bytes: readonly number[];
  /** Differences from the first lane, place by place; null where the two write with other tokens or read other ones. */
  readonly differences: readonly PlaceDifference[] | null;
  /** The place of the first disagreement: of expectations on the same tokens, of the tokens themselves on own ones. */
  readonly disagreement: number | null;
  /** The last row, or undefined while there is none. */
  readonly trace: StepTrace | undefined;
  /** Whether it writes with the first lane's tokens. */
  readonly comparable: boolean;
}

const differences = new LaneDifferences();

/** A row whose logits of all tokens are asked for. */
export interface WantedRow {
  /** The lane, from 1. */
  readonly place: number;
  readonly session: Session;
  readonly index: number;
}

/** Of a large vocabulary not all logits leave the device: the rows that must be asked for them, to compare the lanes at these places. */
export function rowsWanted(drawn: readonly DrawnLane[], places: readonly number[]): readonly WantedRow[] {
  const [first, ...others] = drawn;
  if (!first) return [];
  return [...new Set(places)].flatMap((at) => {
    const open = others.filter(({ differences: found }) => isPartly(found?.[at]));
    return (open.length === 0 ? [] : [first, ...open]).map(({ place, session, model }) => ({
      place,
      session,
      index: indexOf(model, at),
    }));
  });
}

/** Both rows are there, but not all of their logits. */
export const isPartly = (found: PlaceDifference | undefined): boolean =>
  found !== undefined && found.agree !== null && Number.isNaN(found.divergence);

/** Index in a lane's text of a place. */
export const indexOf = ({ spec }: LoadedModel, place: number): number => spec.start.length - 1 + place;

/** Places of a text that were read. */
const placesOf = ({ length }: SessionState, { spec }: LoadedModel): number => Math.max(0, length - spec.start.length + 1);

const bytesKnown = new WeakMap<CacheLayout, number[]>();

/** Bytes of a cache that holds this number of tokens. A step asks for one more. */
function bytesOf(layout: CacheLayout, live: number): number {
  const all = bytesKnown.get(layout) ?? [];
  bytesKnown.set(layout, all);
  return (all[live] ??= cacheBytes(layout, live).total);
}

const lanesKnown = new WeakMap<Session, { readonly of: readonly unknown[]; readonly lane: DrawnLane }>();

/** What is drawn of a lane is the same object as long as nothing of it has changed: in lockstep one lane reads after the other. */
export function drawnLanes(
  sessions: readonly { readonly id: number | null; readonly session: Session }[],
  states: readonly SessionState[],
  same: boolean,
): readonly DrawnLane[] {
  const first = sessions[0]?.session;
  const leader = states[0];
  return sessions.flatMap(({ id, session }, i) => {
    const state = states[i];
    const model = state?.model;
    if (!state || !model || !first || !leader?.model) return [];
    const lead = leader.model;
    const places = placesOf(state, model);
    const shared = Math.min(places, placesOf(leader, lead));
    const comparable = i === 0 || shareVocabulary(lead, model);
    const prompt = leader.promptLength - lead.spec.start.length;
    const parted =
      i > 0 && comparable && !same
        ? firstDifference(lanePosition(leader, first.capacity()), lanePosition(state, session.capacity()))
        : null;
    const traceAt = (place: number): StepTrace | undefined => session.trace(indexOf(model, place));
    const known =
      i > 0 && comparable && same
        ? Array.from({ length: shared }, (_, place) => differences.at(first.trace(indexOf(lead, place)), traceAt(place)))
        : null;
    const before = lanesKnown.get(session);
    const of = [i, id, first, lead, state, prompt, parted, same, ...(known ?? [])];
    if (before && before.of.length === of.length && before.of.every((each, at) => each === of[at])) return before.lane;
    const lane = {
      place: i + 1,
      id,
      session,
      model,
      state,
      comparable,
      bytes: Array.from({ length: places }, (_, place) =>
        bytesOf(model.layout, liveAt(traceAt(place), indexOf(model, place), state.reading)),
      ),
      differences: known,
      disagreement: known ? firstDisagreement(known, prompt) : parted === null ? null : parted + 1,
      trace: state.length > 0 ? session.trace(state.length - 1) : undefined,
    };
    lanesKnown.set(session, { of, lane });
    return lane;
  });
}
