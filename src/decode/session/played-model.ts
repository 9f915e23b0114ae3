/** A recording in a model's place. */
import { cacheLayout } from '../../attention/model-layout';
import { playbackPlan } from '../../attention/playback-plan';
import type { Recording } from '../../model/recording/open-recording';
import type { PlayedModel } from './session-state';

/** What a session opens with `play`. */
export function playedModel({ spec, entry, tokenizer, recorded }: Recording): PlayedModel {
  return { spec, entry, tokenizer, recorded, layout: cacheLayout(spec), plan: playbackPlan(spec, recorded.row) };
}
