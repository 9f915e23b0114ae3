/** What was trained in the page, opened like any model: its spec, its weights as a safetensors file, and the tokens of the Backcopy models. */
import type { Outcome } from '../../decode/session/outcome';
import type { Imported, ModelEntry } from '../../model/catalogue';
import type { ImportedModel } from '../../model/models';
import { trainedSpec } from '../../trainer/as-spec';
import { weightsFile } from '../../trainer/weights-file';
import type { TrainerSettings } from '../../trainer/settings';
import type { Snapshot } from '../../trainer/training';
import { weightTensors } from '../../trainer/tensors';
import { sum } from 'd3-array';
import { loadWords, wordsOf } from '../../words';
import type { Keepsake } from '../keepsake';
import { ownId } from '../own/own-state';

export interface TrainedModel {
  readonly settings: TrainerSettings;
  readonly snapshot: Snapshot;
}

/**
 * Opens it and reads the example of the Backcopy models; it is listed among the visitor's own. The same one again takes its place.
 * @throws Error with a sentence where there is none; ModelError, EngineError
 */
export async function openTrained(keepsake: Keepsake, trained: TrainedModel | null): Promise<Outcome> {
  await loadWords('training');
  if (trained === null) throw new Error(wordsOf('training').nothingTrained);
  const { models, own, open, session } = keepsake;
  const model = await modelOf(keepsake, trained);
  const { id } = model.entry;
  const listed = (): ImportedModel | null =>
    own.store.getState().models.find((each) => each.model.entry.id === id)?.model ?? null;
  const isOpen = (): boolean => session.state.getState().model?.entry === model.entry;
  models.add(model);
  try {
    return await open(id);
  } finally {
    if (isOpen()) {
      const others = own.store.getState().models.filter((each) => each.model.entry.id !== id);
      own.store.setState({
        models: [{ model, weights: weightsFile(trained.settings, trained.snapshot.weights).byteLength }, ...others],
      });
    } else models.replace(model, listed());
  }
}

/** The Backcopy models' tokens and example come with one of them. */
async function modelOf({ models }: Keepsake, { settings, snapshot }: TrainedModel): Promise<ImportedModel> {
  const say = wordsOf('training');
  const shipped = await models.begin('backcopy');
  const { entry: of, tokenizer } = shipped;
  const name = say.modelName(settings, snapshot.step);
  const { prompt, trainedContext, task, triggers } = of;
  const entry: ModelEntry & { readonly origin: Imported } = {
    id: ownId('files', name),
    name,
    parameters: sum(weightTensors(settings).tensors, ({ length }) => length),
    trainedContext,
    prompt,
    task,
    tokenizer: of.tokenizer,
    ...(triggers ? { triggers } : {}),
    origin: { kind: 'imported', source: say.trainedHere, format: 'safetensors', types: ['F32'], family: say.family },
  };
  return {
    entry,
    spec: trainedSpec(settings, entry.id, name),
    tokenizer,
    readWeights: async () => weightsFile(settings, snapshot.weights),
  };
}
