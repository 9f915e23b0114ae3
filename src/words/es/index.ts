/** Spanish: what the first picture says, and what comes with a panel. */
import { app } from './app';
import { args } from './arguments';
import { decode } from './decode';
import { engine } from './engine';
import { mechanisms } from './mechanisms';
import { model } from './model';
import { panels } from './panels';
import { store } from './store';

export const first = { app, args, decode, engine, mechanisms, model, panels, store } as const;

/** Lessons by their ids: each comes with its lesson. */
export const lessons = {
  'one-token-at-a-time': async () => (await import('./lessons/one-token-at-a-time')).oneTokenAtATime,
  'where-attention-drains': async () => (await import('./lessons/where-attention-drains')).whereAttentionDrains,
  'take-it-away': async () => (await import('./lessons/take-it-away')).takeItAway,
  'a-window-that-forgets': async () => (await import('./lessons/a-window-that-forgets')).aWindowThatForgets,
  'fewer-smaller-keys': async () => (await import('./lessons/fewer-smaller-keys')).fewerSmallerKeys,
  'cache-once': async () => (await import('./lessons/cache-once')).cacheOnce,
  'memory-that-fades': async () => (await import('./lessons/memory-that-fades')).memoryThatFades,
  'without-a-softmax': async () => (await import('./lessons/without-a-softmax')).withoutASoftmax,
  'guess-ahead-then-check': async () => (await import('./lessons/guess-ahead-then-check')).guessAheadThenCheck,
  'no-end-to-the-text': async () => (await import('./lessons/no-end-to-the-text')).noEndToTheText,
  'what-the-cache-costs': async () => (await import('./lessons/what-the-cache-costs')).whatTheCacheCosts,
  'the-sink-is-a-gate': async () => (await import('./lessons/the-sink-is-a-gate')).theSinkIsAGate,
  'is-it-in-your-model': async () => (await import('./lessons/is-it-in-your-model')).isItInYourModel,
} as const;

export const later = {
  architecture: async () => (await import('./architecture')).architecture,
  budget: async () => (await import('./budget')).budget,
  cache: async () => (await import('./cache')).cache,
  calculator: async () => (await import('./calculator')).calculator,
  checkpoint: async () => (await import('./checkpoint')).checkpoint,
  compare: async () => (await import('./compare')).compare,
  cone: async () => (await import('./cone')).cone,
  depth: async () => (await import('./depth')).depth,
  draft: async () => (await import('./draft')).draft,
  factors: async () => (await import('./factors')).factors,
  gate: async () => (await import('./gate')).gate,
  growth: async () => (await import('./growth')).growth,
  hub: async () => (await import('./hub')).hub,
  infini: async () => (await import('./infini')).infini,
  keysValues: async () => (await import('./keys-values')).keysValues,
  lessons: async () => (await import('./lessons')).lessons,
  linear: async () => (await import('./linear')).linear,
  longText: async () => (await import('./long-text')).longText,
  lossAgainstBytes: async () => (await import('./loss-against-bytes')).lossAgainstBytes,
  mlp: async () => (await import('./mlp')).mlp,
  models: async () => (await import('./models')).models,
  norms: async () => (await import('./norms')).norms,
  ownModels: async () => (await import('./own-models')).ownModels,
  passkey: async () => (await import('./passkey')).passkey,
  reach: async () => (await import('./reach')).reach,
  policies: async () => (await import('./policies')).policies,
  policy: async () => (await import('./policy')).policy,
  positions: async () => (await import('./positions')).positions,
  recording: async () => (await import('./recording')).recording,
  retention: async () => (await import('./retention')).retention,
  score: async () => (await import('./score')).score,
  sharedCache: async () => (await import('./shared-cache')).sharedCache,
  sheets: async () => (await import('./sheets')).sheets,
  sinks: async () => (await import('./sinks')).sinks,
  stage: async () => (await import('./stage')).stage,
  training: async () => (await import('./training')).training,
  streamingTable: async () => (await import('./streaming-table')).streamingTable,
  surgery: async () => (await import('./surgery')).surgery,
} as const;
