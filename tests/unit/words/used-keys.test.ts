/** Every string of the catalogue is shown somewhere: a key that no file outside it names is dead. */
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as english from '../../../src/words/en';

const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/u.test(path) && !path.startsWith('words'))
  .map((path) => readFileSync(`src/${path}`, 'utf8'))
  .join('\n');

/** Objects whose keys are looked up by a value, as in `say.flows[flow]`: what the value is. */
const lookedUp: Readonly<Record<string, string>> = {
  'app.depths': 'the depth',
  'app.keyNames': 'a key',
  'app.pictures.formats': 'the format of a file',
  'app.theme': 'the theme',
  'app.views': 'the view',
  'app.backend.why': 'why a backend was chosen',
  'calculator.papers.figures': 'the id of a published figure',
  'calculator.fields': 'a field of a typed shape',
  'calculator.fieldHints': 'a field of a typed shape',
  'calculator.kinds': 'the kind of a layer',
  'calculator.weightsOf': 'how weights are counted',
  'calculator.mechanisms': 'the id of a mechanism',
  'checkpoint.error': 'the code of an error',
  decode: 'the kind of a notice',
  'decode.noZeroSink': 'why a zero sink is refused',
  'draft.fates': 'what became of a drafted token',
  'draft.next': 'where a pass’s last token is from',
  'hub.error': 'the code of an error',
  'infini.kinds': 'the kind of a head',
  'infini.models': 'the id of a compared model',
  'mechanisms.retention.name': 'the kind of decay',
  'model.error': 'the code of an error',
  'model.tasks': 'a task',
  'model.names': 'the id of a model',
  'model.tokenizer': 'what is wrong with a tokenizer',
  'models.descriptions': 'the id of a model',
  'models.groups': 'what models of a group keep',
  'ownModels.work': 'what is being done for a model',
  'panels.tokens.origin': 'where a token is from',
  policies: 'the kind of a policy',
  'positions.counted': 'which rows count',
  'positions.kindMeans': 'the kind of a head',
  'positions.kinds': 'the kind of a head',
  'policy.firstKinds': 'what the first token is',
  'policy.zeroSink': 'whether a zero sink can be added',
  'reach.flows': 'what is drawn',
  'reach.legends': 'what is drawn',
  'reach.band': 'what is drawn',
  'reach.policy': 'the kind of a policy',
  'recording.error': 'the code of an error',
  'score.inWords': 'who wrote a part',
  'score.sources': 'who wrote a part',
  'streamingTable.caches': 'the kind of a cache',
  'streamingTable.verdicts': 'a verdict',
  'training.ideas': 'how scores become weights',
  'training.weightings': 'how scores become weights',
  'training.parts': 'a switch',
  'training.partHints': 'a switch',
  'training.status': 'how training stands',
};

function* deadKeys(entry: object, path: string): Generator<string> {
  for (const [key, value] of Object.entries(entry) as [string, unknown][]) {
    const named = new RegExp(String.raw`\.${key}\b|[{,]\s*${key}\b[^{}]*\}\s*=`, 'u').test(source);
    if (!named && lookedUp[path] === undefined) yield `${path}.${key}`;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) yield* deadKeys(value, `${path}.${key}`);
  }
}

test('no key of the catalogue is dead', async () => {
  const later = await Promise.all(Object.entries(english.later).map(async ([area, load]) => [area, await load()] as const));
  const areas: readonly (readonly [string, object])[] = [...Object.entries(english.first), ...later];
  expect(areas.flatMap(([area, said]) => [...deadKeys(said, area)])).toEqual([]);
});
