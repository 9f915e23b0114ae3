/**
 * The one table of state properties: what a link holds, how it is written and read. Everything that can be shared is a row
 * here; defaults are left out of links, and an invalid value becomes the default.
 */
import * as v from 'valibot';
import { maxCandidates, maxDrafted, defaultDrafted } from '../decode/drafting/drafting';
import { fullPolicy, policyKinds, positionKinds } from '../decode/policies';
import { defaultSampling } from '../decode/sampling';
import { firstChoices } from './first-token';
import { policyBounds } from './lane-settings';
import {
  type Property,
  flag,
  formerly,
  laneTexts,
  names,
  nullableNumber,
  nullableText,
  nullableWhole,
  number,
  numbers,
  oneOf,
  text,
  tokenIds,
  whole,
} from './property';
import { inFormerLink, linkVersion } from './former-links';
import { acceptFormer, currentNames } from './former-names';
import { type Checks, someOf } from './schemas';
import { languageIds } from '../words';
import { viewIds } from './view-ids';

const max = 1_000_000;

export const properties = {
  /** Empty: the first of the catalogue. */
  model: text('model'),
  /** Null: the model's own example. */
  prompt: nullableText('prompt'),
  /** Tokens after the prompt, so that a link opens exactly the same text. */
  tokens: tokenIds('tokens'),
  /** Decoded tokens at the cursor (length − prompt's length); null: the cursor is at the end. */
  step: nullableWhole('step', -max, max),
  greedy: flag('greedy', defaultSampling.greedy),
  temperature: number('temperature', defaultSampling.temperature, 0, 5),
  topK: whole('topK', defaultSampling.topK, 0, max),
  topP: number('topP', defaultSampling.topP, 0.01, 1),
  seed: whole('seed', defaultSampling.seed, 0, 2 ** 31 - 1),
  policy: oneOf('policy', policyKinds),
  /** Tokens that a bounded cache holds. */
  size: whole('size', fullPolicy.size, ...policyBounds.size),
  /** First tokens that are never evicted. */
  pinned: whole('pinned', fullPolicy.pinned, ...policyBounds.pinned),
  positions: oneOf('positions', positionKinds),
  dropFirst: flag('drop', false),
  /** A token id that replaces token 0; null: the model's. */
  replaceFirst: nullableWhole('replace', 0, max),
  /** Whether a visitor's own model has a text begin with the token that may stand first. */
  firstToken: oneOf('first', firstChoices),
  zeroSink: flag('zero', false),
  /** Heads by their index among all, layer by layer. */
  silenced: numbers('silenced'),
  layer: whole('layer', 0, 0, 1000),
  head: whole('head', 0, 0, 1000),
  query: nullableWhole('query', 0, max),
  key: nullableWhole('key', 0, max),
  weighting: oneOf('weighting', ['share', 'moved']),
  /** For weights with signs: their shares by magnitude, or the signed values. */
  signs: oneOf('signs', ['share', 'signed']),
  /** Which factors are shown. */
  factorPart: oneOf('part', ['key', 'value']),
  attentionForm: formerly('attentionView', oneOf('form', ['matrix', 'arcs'])),
  colourStretch: oneOf('stretch', ['sqrt', 'linear', 'log']),
  headOrder: oneOf('order', ['layer', 'sink', 'entropy', 'distance', 'previous', 'induction']),
  sinkStatistic: oneOf('sinks', ['mean', 'now', 'moved', 'entropy']),
  /** Whether a shadow run with everything kept follows a bounded one. */
  shadow: flag('shadow', false),
  /** Whether another model drafts tokens for this one to verify. */
  draft: flag('draft', false),
  /** The draft; one that cannot draft for the model is replaced by the default. */
  draftModel: text('drafter'),
  /** Tokens drafted per pass. */
  draftTokens: whole('drafted', defaultDrafted, 1, maxDrafted),
  /** Candidates drafted per position. */
  draftCandidates: whole('candidates', 1, 1, maxCandidates),
  /** How the neurons of an MLP are ordered. */
  neuronOrder: oneOf('neurons', ['size', 'number']),
  bytesScale: oneOf('bytes', ['linear', 'log']),
  flow: oneOf('flow', ['rollout', 'direct']),
  /** The calculator: a published shape by its id, or `typed`. */
  calculatorShape: formerly('billShape', text('shape', 'llama-3-70b')),
  /** The numbers of a typed shape, in the order of `typedFields`; empty: the defaults. */
  calculatorTyped: formerly('billTyped', numbers('typed')),
  /** Tokens per text. */
  calculatorContext: formerly('billContext', whole('context', 32_768, 1, 2 ** 30)),
  calculatorBatch: formerly('billBatch', whole('batch', 1, 1, 100_000)),
  /** Bits per cached number. */
  calculatorBits: formerly('billBits', oneOf('bits', ['16', '32', '8', '4'])),
  /** Bits per weight where weights are counted as well. */
  calculatorWeights: formerly('billWeights', oneOf('weights', ['out', '16', '8', '4'])),
  /** Tokens in the window of mechanisms with one. */
  calculatorWindow: formerly('billWindow', whole('billWindow', 1024, 1, 2 ** 30)),
  calculatorScale: formerly('billScale', oneOf('scale', ['log', 'linear'])),
  calculatorView: formerly('billView', oneOf('bill', ['context', 'rank', 'papers'])),
  /** Mechanisms that are not drawn. */
  calculatorLeft: formerly('billLeft', names('left')),
  /** Of what is trained in the page: how scores become weights, what is added or left out, and by how many steps of how many texts. */
  trainWeighting: oneOf('train', ['softmax', 'softmax-one', 'sink-logit', 'relu']),
  trainParts: names('trainParts'),
  trainSeed: whole('trainSeed', 1, 0, 2 ** 31 - 1),
  trainSteps: whole('trainSteps', 2500, 1, 10_000),
  trainBatch: whole('trainBatch', 32, 1, 64),
  /** Which question the screen is for. */
  view: oneOf('view', viewIds),
  /** How much each panel says of what it draws. */
  depth: oneOf('depth', ['idea', 'maths', 'code']),
  /** Panels that are chosen where several share a place. */
  tabs: names('tabs'),
  /** Panels that are not on the workbench. */
  hidden: names('hidden'),
  /** A panel that is shown alone. */
  maximised: nullableText('only'),
  /** A view, or panels, that are shown alone within another page; none: the whole page. */
  embed: names('embed'),
  lanes: laneTexts('lanes'),
  following: oneOf('follow', ['same', 'own']),
  theme: oneOf('theme', ['auto', 'light', 'dark']),
  /** `projector`: pure white and black, for the light of a lecture room. */
  profile: oneOf('profile', ['screen', 'projector']),
  /** On a stage: the lesson's sentence and its panels, and nothing else. */
  present: flag('present', false),
  /** Of what the page says; `auto`: the browser's own. */
  language: oneOf('lang', ['auto', ...languageIds]),
  backend: oneOf('backend', ['auto', 'webgpu', 'cpu']),
  /** Tokens per second while playing; 0: as fast as possible. */
  speed: number('speed', 4, 0, 60),
  /** The open lesson by its id; empty: none. */
  lesson: text('lesson'),
  /** Its step, from 1. */
  /** The address of a lesson of its author’s own; empty: one of those that ship. */
  lessonFrom: text('from'),
  lessonStep: whole('at', 1, 1, 1000),
  /** Largest logit at the end of the text, to check whether another machine agrees. */
  check: nullableNumber('check', -1e6, 1e6),
} as const;

export type PropertyName = keyof typeof properties;
/** A whole state, every property given. */
export type SavedState = { readonly [Name in PropertyName]: (typeof properties)[Name]['default'] };

const rows = Object.entries(properties) as unknown as readonly [PropertyName, Property<unknown>][];

export const defaultState = Object.fromEntries(rows.map(([name, property]) => [name, property.default])) as unknown as SavedState;

const schemas = Object.fromEntries(rows.map(([name, { schema }]) => [name, schema]));

/** Former names of properties. */
export const formerProperties = currentNames(properties);

/** Any part of a state, as a script gives it; every property is checked against its schema, and no other is accepted. */
export const someState = acceptFormer(someOf(schemas) as Checks<Partial<SavedState>>, formerProperties);

/** The state as an address's fragment, without `#`; only what differs from the defaults. */
export function formatState(state: SavedState): string {
  const parts = rows.flatMap(([name, property]) => {
    if (state[name] === null) return [];
    const value = property.format(state[name]);
    // An empty prompt is not null: a nullable value is written whenever it is not null.
    const isDefault = property.default !== null && value === property.format(property.default);
    return isDefault ? [] : [`${property.key}=${encodeURIComponent(value.toWellFormed())}`];
  });
  return [`v=${linkVersion}`, ...parts].join('&');
}

/** Reads a fragment. Never throws: invalid values keep their default and are named in `bad`. */
export function parseState(fragment: string): { readonly state: SavedState; readonly bad: readonly string[] } {
  const written = new Map<string, string>();
  const bad: string[] = [];
  for (const part of fragment.replace(/^#/, '').split('&')) {
    const at = part.indexOf('=');
    if (at <= 0) continue;
    try {
      written.set(part.slice(0, at), decodeURIComponent(part.slice(at + 1)));
    } catch {
      bad.push(part.slice(0, at));
    }
  }
  const given = inFormerLink(written);
  const state = Object.fromEntries(
    rows.map(([name, property]) => {
      const inLink = given.get(property.key);
      if (inLink === undefined) return [name, property.default];
      const value = v.safeParse(property.schema, property.read(inLink));
      if (!value.success) bad.push(property.key);
      return [name, value.success ? value.output : property.default];
    }),
  ) as unknown as SavedState;
  return { state, bad };
}
