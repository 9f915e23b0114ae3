/** The families whose configurations can be read, and those that are known and refused. */
import { CheckpointError } from '../errors';
import type { Blueprint } from '../recipe';
import type { Settings } from '../settings';
import type { Family, Surroundings } from './family';
import { gemma, gemma2, gemma3 } from './gemma';
import { gpt2 } from './gpt2';
import { gptNeo } from './gpt-neo';
import { gptNeox } from './gpt-neox';
import { gptOss } from './gpt-oss';
import { llama, mistral, qwen2, qwen3 } from './llama';
import { opt } from './opt';
import { phi } from './phi';
import { phi3 } from './phi3';
import { stablelm } from './stablelm';

/** A new family is a file, and a place in this table. */
export const families: readonly Family[] = [
  gpt2,
  gptNeo,
  gptNeox,
  opt,
  llama,
  mistral,
  qwen2,
  qwen3,
  gemma,
  gemma2,
  gemma3,
  phi,
  phi3,
  stablelm,
  gptOss,
];

/**
 * The model that a config.json describes.
 * @throws CheckpointError `unknown-family`, `bad-setting`, `unsupported-setting` or `unsupported`
 */
export function readHubModel(settings: Settings, surroundings: Surroundings): Blueprint & { readonly family: string } {
  const type = settings.text('model_type');
  const family = families.find(({ types }) => types.includes(type));
  if (family === undefined)
    throw new CheckpointError('unknown-family', { family: type.slice(0, 60), known: families.map(({ name }) => name) });
  return { ...family.read(settings, surroundings), family: family.name };
}
