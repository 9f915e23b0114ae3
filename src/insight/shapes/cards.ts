/**
 * Memories of real cards. Makers' GB are counted in other ways: the usable memory is what the driver reports, in MiB
 * (`nvidia-smi`, `memory.total`).
 */

export interface Card {
  readonly name: string;
  /** GB, as advertised. */
  readonly sold: number;
  /** MiB, as the driver reports them. */
  readonly mebibytes: number;
}

export const cards: readonly Card[] = [
  { name: 'GeForce RTX 3070', sold: 8, mebibytes: 8192 },
  { name: 'GeForce RTX 4090', sold: 24, mebibytes: 24_564 },
  { name: 'H100 SXM', sold: 80, mebibytes: 81_559 },
  { name: 'H200', sold: 141, mebibytes: 143_771 },
];

/** Bytes of a card. */
export function memoryOf({ mebibytes }: Card): number {
  return mebibytes * 2 ** 20;
}
