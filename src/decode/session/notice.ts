/** What the visitor should know of the text and its reading. */
import type { RecordedText } from '../../model/recording/open-recording';
import type { ModelSpec } from '../../model/spec';
import { words } from '../../words';

export type Notice =
  | { readonly kind: 'promptEmpty' | 'recovered' | 'fellBack' }
  /** A recording has its own words. */
  | { readonly kind: 'recordingEnds'; readonly sentence: string }
  /** What was left out: tokens, or characters where the prompt is too long to count its tokens. */
  | ({ readonly kind: 'promptTruncated'; readonly kept: number } & (
      | { readonly dropped: number }
      | { readonly characters: number }
    ))
  | { readonly kind: 'unknownCharacters'; readonly count: number }
  | { readonly kind: 'contextFull'; readonly slots: number }
  | { readonly kind: 'beyondTraining'; readonly trained: number }
  | { readonly kind: 'logitsDiffer'; readonly difference: number }
  /** What a link names that does not exist here, each as a sentence. */
  | { readonly kind: 'leftOut'; readonly what: readonly string[] }
  | { readonly kind: 'zeroSinkLeft'; readonly why: 'already' | 'none' };

/** A notice as a sentence. */
export function noticeText(notice: Notice): string {
  const say = words.decode;
  switch (notice.kind) {
    case 'promptEmpty':
    case 'recovered':
    case 'fellBack':
      return say[notice.kind];
    case 'recordingEnds':
      return notice.sentence;
    case 'promptTruncated':
      return 'dropped' in notice
        ? say.promptTruncated(notice.kept, notice.dropped)
        : say.promptCut(notice.kept, notice.characters);
    case 'unknownCharacters':
      return say.unknownCharacters(notice.count);
    case 'contextFull':
      return say.contextFull(notice.slots);
    case 'beyondTraining':
      return say.beyondTraining(notice.trained);
    case 'logitsDiffer':
      return say.logitsDiffer(notice.difference);
    case 'leftOut':
      return say.leftOut(notice.what);
    case 'zeroSinkLeft':
      return say.zeroSinkLeft(say.noZeroSink[notice.why]);
  }
}

/** Adds a notice; one of each kind stays, the newest last. */
export function withNotice(notices: readonly Notice[], notice: Notice): readonly Notice[] {
  return [...notices.filter((known) => known.kind !== notice.kind), notice];
}

/** Adds notices for a text that grew from `before` to `length` tokens: beyond the trained context, or to its capacity. */
export function withLimits(
  notices: readonly Notice[],
  {
    spec: { trainedContext },
    recorded,
  }: { readonly spec: Pick<ModelSpec, 'trainedContext'>; readonly recorded: RecordedText | null },
  capacity: number,
  before: number,
  length: number,
): readonly Notice[] {
  const outgrown = before <= trainedContext && length > trainedContext;
  const said = outgrown ? withNotice(notices, { kind: 'beyondTraining', trained: trainedContext }) : notices;
  if (length < capacity) return said;
  return withNotice(
    said,
    recorded ? { kind: 'recordingEnds', sentence: recorded.say.ended } : { kind: 'contextFull', slots: capacity },
  );
}
