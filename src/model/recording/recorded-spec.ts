/** The id of every recording: its file is on the visitor's disk, so no link can open it. */
export const recordingId = 'recording';

/** Attention that ran elsewhere and was recorded: what of it is in the file. Nothing of it can be computed. */
export interface RecordedSpec {
  readonly kind: 'recorded';
  /** What it is called, `MLA`; null: by its heads. */
  readonly mechanism: string | null;
  readonly heads: number;
  /** Heads of `keyNorm` and `valueNorm`; consecutive query heads share one. */
  readonly keyValueHeads: number;
  readonly headWidth: number;
  /** How many of the last tokens a row sees, its own included; null: all. */
  readonly window: number | null;
  /** Whether rows may add up to less than 1. */
  readonly partial: boolean;
  /** What the letters of its equations mean where it is not plain softmax attention. */
  readonly where: { readonly attention: string; readonly cache: string };
  /** The arrays that the model kept for the layer, as they were there. */
  readonly cache: readonly RecordedArray[];
  /** Which norms were recorded. */
  readonly norms: { readonly key: boolean; readonly value: boolean; readonly residual: boolean };
}

/** What a recording has of each row beside its layers. */
export interface RecordedRow {
  /** How many of the likeliest next tokens. */
  readonly likeliest: number;
  /** Whether the norm of the residual before the last norm was recorded. */
  readonly residualNorm: boolean;
}

interface RecordedArray {
  readonly name: string;
  readonly per: 'token' | 'constant';
  /** Extents by name. */
  readonly shape: Readonly<Record<string, number>>;
  readonly bytesPerElement: number;
  readonly capacity?: number | undefined;
}
