/** A family of published models: its configuration becomes a spec, and a list of what its tensors are made of. */
import type { Blueprint } from '../recipe';
import type { Settings } from '../settings';
import type { StoredTensors } from '../stored-tensor';

/** What is known of a checkpoint beside its configuration. */
export interface Surroundings {
  readonly name: string;
  /** Slots that are wanted; a model whose positions are learned has no more than those. */
  readonly context: number;
  readonly tensors: Pick<StoredTensors, 'tensor'>;
}

export interface Family {
  /** As it is called: `GPT-NeoX`. */
  readonly name: string;
  /** `model_type` in config.json. */
  readonly types: readonly string[];
  /**
   * Its layout in safetensors files, as Hugging Face's transformers writes them.
   * @throws CheckpointError `bad-setting`, `unsupported-setting` or `unsupported`
   */
  read(settings: Settings, surroundings: Surroundings): Blueprint;
}
