/** The catalogue of shipped models: what each is, where its files are, and what was recorded when it was trained. */
import * as v from 'valibot';
import { words } from '../words';
import { ModelError } from './errors';
import type { ModelFiles } from './files';
import { readJson } from './read-json';
import { validate } from './validate';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const path = v.pipe(v.string(), v.minLength(1));

/** Unknown keys are ignored, so that an older page can read a newer catalogue. */
const entrySchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/u)),
  name: v.string(),
  description: v.string(),
  /** Which models belong together: `stories`, `backcopy` … */
  family: v.string(),
  /** What it was trained on: losses of one task can be compared. */
  task: v.string(),
  /** Paths relative to the catalogue's folder. */
  spec: path,
  weights: path,
  tokenizer: path,
  /** Of the weights' file. */
  bytes: count,
  /** Of the weights' file, in lower-case hexadecimal. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
  parameters: count,
  tokensSeen: count,
  /** The longest text seen in training, in tokens. */
  trainedContext: count,
  /** Mean loss on held-out text, in nats per token, and the tokens that it was measured on. */
  validationLoss: v.number(),
  /** Standard error of the loss over texts. */
  validationLossError: v.optional(v.number()),
  validationTokens: count,
  /** Mean share of attention on token 0, rows 1 and later: by layer, and by layer and head. */
  sinkShareByLayer: v.array(v.number()),
  sinkShareByHead: v.array(v.array(v.number())),
  /** Bytes that each token adds to the cache, as float32. */
  cacheBytesPerToken: count,
  /** The prompt that is shown when the model is opened. */
  prompt: v.string(),
  sample: v.object({ prompt: v.string(), text: v.string(), temperature: v.number(), seed: v.number() }),
  /** Further recorded numbers by name. */
  figures: v.record(v.string(), v.number()),
  /** The tokens after which a Bigram–Backcopy model repeats (2410.13835), as text. */
  triggers: v.optional(v.array(v.string())),
  /** Of a model that sees ahead while it is trained: held-out loss as trained and as it decodes, by training step. */
  leak: v.optional(v.array(v.object({ step: count, asTrained: v.number(), asDecoded: v.number() }))),
  /** How it came to be; a visitor's own model has another. */
  origin: v.object({
    kind: v.literal('trained'),
    optimizer: v.string(),
    batch: count,
    peakLearningRate: v.number(),
    weightDecay: v.number(),
    seed: v.number(),
    steps: count,
    seconds: v.number(),
    machine: v.string(),
  }),
  date: v.string(),
  commit: v.string(),
});

const catalogueSchema = v.object({ format: v.literal(1), models: v.pipe(v.array(entrySchema), v.minLength(1)) });

export type CatalogueEntry = Readonly<v.InferOutput<typeof entrySchema>>;

/** Of a model that did not come with the page: nothing was recorded when it was trained. */
export interface Imported {
  readonly kind: 'imported';
  /** Where it is from, as it can be shown: a file's name, or `openai-community/gpt2`. */
  readonly source: string;
  /** `safetensors`, `GGUF` or `llama2.c`, and the types of its weights there: `Q4_K`. */
  readonly format: string;
  readonly types: readonly string[];
  /** `GPT-2`, `Llama` … */
  readonly family: string;
}

/** Of a model that ran elsewhere: only what it did with one text is here. */
export interface Recorded {
  readonly kind: 'recorded';
  /** What recorded it; null where the file does not say. */
  readonly by: string | null;
}

/** What the page needs of any model beside its spec, its tokenizer and its weights. */
export interface ModelEntry
  extends Pick<CatalogueEntry, 'id' | 'name' | 'parameters' | 'trainedContext' | 'prompt' | 'triggers'> {
  /** What it was trained on; null where that is not known. */
  readonly task: string | null;
  /** Models with the same have the same tokens. */
  readonly tokenizer: string;
  readonly origin: CatalogueEntry['origin'] | Imported | Recorded;
}

/** Whether a model came with the page, with what was recorded when it was trained. */
export const isShipped = (entry: ModelEntry): entry is CatalogueEntry => entry.origin.kind === 'trained';

export interface Catalogue {
  readonly models: readonly CatalogueEntry[];
}

/** A catalogue from its JSON. @throws ModelError `bad-catalogue`, naming the path of the first thing that is wrong. */
export function parseCatalogue(json: unknown): Catalogue {
  return validate(catalogueSchema, json, (problem) => {
    throw new ModelError('bad-catalogue', problem);
  });
}

/** Reads `catalogue.json`; names are in the language that is spoken. @throws ModelError `file-missing`, `not-json` or `bad-catalogue`. */
export async function loadCatalogue(files: ModelFiles): Promise<Catalogue> {
  const { models } = parseCatalogue(await readJson(files, 'catalogue.json'));
  return { models: models.map((entry) => ({ ...entry, name: fullName(entry) })) };
}

/** `Stories · MHA`, in the language that is spoken; as the catalogue says where the page has no words for it. */
function fullName({ id, name, task }: Pick<CatalogueEntry, 'id' | 'name' | 'task'>): string {
  const tasks: Readonly<Record<string, string>> = words.model.tasks;
  const own = names()[id];
  const trainedOn = tasks[task];
  if (own === undefined || trainedOn === undefined) return name;
  return own === trainedOn ? own : `${trainedOn} · ${own}`;
}

// Read when it is asked for: this module loads before the language is known.
const names = (): Readonly<Record<string, string>> => words.model.names;

/** A model's name among models of its task: `MHA`. */
export const shortName = ({ id, name }: Pick<ModelEntry, 'id' | 'name'>): string => names()[id] ?? name;

/** Whether a model was trained with later tokens in view: its `validationLoss` is then not that of a language model. */
export function sawAhead({ leak }: Pick<CatalogueEntry, 'leak'>): boolean {
  return leak !== undefined;
}

/** The entry with this id. @throws ModelError `unknown-model`, naming those that exist. */
export function findModel(catalogue: Catalogue, id: string): CatalogueEntry {
  const entry = catalogue.models.find((model) => model.id === id);
  if (entry === undefined) throw new ModelError('unknown-model', { id, known: catalogue.models.map((model) => model.id) });
  return entry;
}
