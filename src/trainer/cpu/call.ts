/** What a kernel of the CPU's trainer is given: its arrays by the kernel's names, and its constants. */
export interface TrainerCall {
  readonly buffers: Readonly<Record<string, Float32Array>>;
  readonly params: Readonly<Record<string, number>>;
}

export type TrainerKernel = (call: TrainerCall) => void;

/** An op's array by name; a plan without it is a bug. */
export function arrayOf({ buffers }: TrainerCall, name: string): Float32Array {
  const found = buffers[name];
  if (found === undefined) throw new Error(`the op lacks the array ${name}`);
  return found;
}

/** An op's constant by name; a plan without it is a bug. */
export function constant({ params }: TrainerCall, name: string): number {
  const found = params[name];
  if (found === undefined) throw new Error(`the op lacks the constant ${name}`);
  return found;
}
