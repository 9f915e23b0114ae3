/** Matrix entropies in a worker, which ends with them. */
export interface EntropyQuestion {
  readonly stream: Float32Array;
  readonly width: number;
}

export interface EntropyAnswer {
  /** With token 0, and without it. */
  readonly whole: number;
  readonly without: number;
}

/** Of each stream in turn. Nothing more is told once `signal` is aborted. */
export function entropiesOf(
  streams: readonly Float32Array[],
  width: number,
  signal: AbortSignal,
  tell: (answers: readonly EntropyAnswer[]) => void,
): void {
  const worker = new Worker(new URL('./entropy-worker.ts', import.meta.url), { type: 'module' });
  const answers: EntropyAnswer[] = [];
  signal.addEventListener('abort', () => worker.terminate());
  worker.addEventListener('message', ({ data }: MessageEvent<EntropyAnswer>) => {
    if (signal.aborted) return;
    answers.push(data);
    if (answers.length < streams.length) return;
    worker.terminate();
    tell(answers);
  });
  for (const stream of streams) worker.postMessage({ stream, width } satisfies EntropyQuestion, [stream.buffer]);
}
