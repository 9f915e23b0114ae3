/** What a spec needs, said in a checkpoint's terms. */
import { ModelError } from '../errors';
import { parseSpec } from '../parse-spec';
import type { ModelSpec } from '../spec';
import { CheckpointError } from './errors';

/** @throws CheckpointError `width-of-four` or `bad-model` */
export function checkSpec(spec: ModelSpec): ModelSpec {
  for (const [what, found] of widthsOf(spec)) if (found % 4 !== 0) throw new CheckpointError('width-of-four', { what, found });
  try {
    return parseSpec(spec);
  } catch (error) {
    if (!(error instanceof ModelError) || error.code !== 'bad-spec') throw error;
    throw new CheckpointError('bad-model', (error as ModelError<'bad-spec'>).details, { cause: error });
  }
}

type Width = readonly [what: CheckpointError<'width-of-four'>['details']['what'], found: number];

function widthsOf({ width, layers }: ModelSpec): readonly Width[] {
  return [
    ['width', width],
    ...layers.flatMap(({ attention: a, mlp }): readonly Width[] => [
      ...(a.kind === 'softmax'
        ? ([
            ['head', a.headWidth],
            ['rotated', a.rope?.rotated ?? 0],
          ] as const)
        : []),
      ['hidden', mlp?.hidden ?? 0],
    ]),
  ];
}
