/** What published checkpoints compute here, beside an independent computation of the same. The CPU's engine, in Node. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compilePlan } from '../../src/attention/compile';
import { createCpuEngine } from '../../src/engine/cpu/cpu-engine';
import type { Engine } from '../../src/engine/engine';
import { logitOf } from '../../src/engine/logits';
import type { StepTrace } from '../../src/engine/trace';
import type { Checkpoint } from '../../src/model/checkpoint/checkpoint';
import { openCheckpoint } from '../../src/model/checkpoint/open-checkpoint';
import { readSafetensors } from '../../src/model/safetensors';
import { checkWeights } from '../../src/model/weights';
import { filesOf } from '../support/files-on-disk';
import { type Kept, greedyAfter, lossOf, meanLoss, readText, sinkShares } from '../support/read-text';

/** One text of a model, in float32: token ids, mean loss in nats per token, and more, see `compare`. */
interface Figures {
  readonly ids: readonly number[];
  readonly nll: number;
  /** The largest logits of the last row. */
  readonly lastTop: readonly (readonly [token: number, logit: number])[];
  /** The likeliest tokens after the text. */
  readonly greedy: readonly number[];
  /** By layer and head, the mean over rows 8 and later. */
  readonly attentionOn0: readonly (readonly number[])[];
}

interface Opened {
  readonly id: string;
  readonly checkpoint: Checkpoint;
  readonly engine: Engine;
  readonly texts: readonly (readonly [name: string, figures: Figures, rows: readonly StepTrace[]])[];
}

/** From this row on attention on the first token is counted, as the reference counts it. */
const countedFrom = 8;

/** The report as Markdown. @param folder a folder for each model, and reference.json */
export async function report(folder: string): Promise<string> {
  const reference = JSON.parse(readFileSync(join(folder, 'reference.json'), 'utf8')) as Record<string, Record<string, unknown>>;
  const opened: Opened[] = [];
  for (const [id, texts] of Object.entries(reference)) {
    const path = join(folder, id);
    if (existsSync(path) && statSync(path).isDirectory()) opened.push(await open(id, path, texts));
  }
  return [
    introduction,
    '## Against the reference\n',
    await compared(opened),
    '## Where attention goes\n',
    sinks(opened),
    '## What eviction costs\n',
    await evictions(opened),
  ].join('\n');
}

async function open(id: string, path: string, texts: Readonly<Record<string, unknown>>): Promise<Opened> {
  const checkpoint = await openCheckpoint(await filesOf(path), { name: id });
  const plan = compilePlan(checkpoint.spec);
  const engine = createCpuEngine(plan, checkWeights(readSafetensors(await checkpoint.readWeights()), plan.tensors));
  const read: (readonly [string, Figures, readonly StepTrace[]])[] = [];
  for (const [name, text] of Object.entries(texts))
    if (typeof text === 'object' && text !== null && 'nll' in text)
      read.push([name, text as Figures, await readText(engine, (text as Figures).ids)]);
  return { id, checkpoint, engine, texts: read };
}

async function compared(opened: readonly Opened[]): Promise<string> {
  const rows: string[][] = [];
  for (const { id, checkpoint, engine, texts } of opened)
    for (const [name, figures, read] of texts) {
      const { ids, nll, lastTop, greedy, attentionOn0 } = figures;
      const written = await greedyAfter(engine, ids, greedy.length);
      const same = written.findIndex((token, i) => token !== greedy[i]);
      const shares = sinkShares(read, countedFrom);
      rows.push([
        `\`${id}\``,
        `${checkpoint.family}, ${checkpoint.format}`,
        name,
        `${ids.length}`,
        meanLoss(read, ids).toFixed(4),
        nll.toFixed(4),
        largest(
          lastTop.map(([token, logit]) => Math.abs(logitOf(read.at(-1)?.logits ?? new Float32Array(), token) - logit)),
        ).toFixed(4),
        `${same < 0 ? greedy.length : same} of ${greedy.length}`,
        largest(
          attentionOn0.flatMap((heads, layer) => heads.map((share, head) => Math.abs((shares[layer]?.[head] ?? NaN) - share))),
        ).toFixed(4),
      ]);
    }
  return table(
    [
      'model',
      'layout',
      'text begins with',
      'tokens',
      'loss here',
      'reference',
      'logits differ by',
      'greedy tokens',
      'sink shares differ by',
    ],
    rows,
  );
}

function sinks(opened: readonly Opened[]): string {
  const rows = opened.flatMap(({ id, texts }) =>
    texts.map(([name, , read]) => {
      const heads = sinkShares(read, countedFrom).flatMap((shares, layer) =>
        shares.map((share, head) => ({ share, name: `${layer}.${head}` })),
      );
      const strongest = heads.toSorted((a, b) => b.share - a.share).slice(0, 3);
      const even = read.slice(countedFrom).reduce((sum, { keys }) => sum + 1 / keys.length, 0) / (read.length - countedFrom);
      return [
        `\`${id}\``,
        name,
        strongest.map((head) => `${head.name}: ${head.share.toFixed(3)}`).join(', '),
        (heads.reduce((sum, { share }) => sum + share, 0) / heads.length).toFixed(4),
        `${heads.filter(({ share }) => share > 0.3).length} of ${heads.length}`,
        even.toFixed(4),
      ];
    }),
  );
  return `${sinksSaid}\n${table(['model', 'text begins with', 'strongest heads', 'mean of all heads', 'heads above 0.3', 'were it even'], rows)}`;
}

/** How many tokens are kept, the row's own among them. */
const budgets = [16, 32] as const;

async function evictions(opened: readonly Opened[]): Promise<string> {
  const rows: string[][] = [];
  for (const { id, engine, texts } of opened)
    for (const [name, { ids }, read] of texts)
      for (const budget of budgets) {
        // Only rows from which something was evicted.
        const loss = (traces: readonly StepTrace[]): number =>
          meanOf(ids.slice(budget + 1).map((token, i) => lossOf(traces[budget + i]?.logits ?? new Float32Array(), token)));
        const full = loss(read);
        const cost = async (kept: Kept): Promise<string> => signed(loss(await readText(engine, ids, kept)) - full);
        rows.push([
          `\`${id}\``,
          name,
          `${budget}`,
          full.toFixed(3),
          await cost(window(0, budget)),
          await cost(window(1, budget)),
          await cost(window(4, budget)),
          await cost(withoutFirst),
        ]);
      }
  const columns = [
    'model',
    'text begins with',
    'tokens kept',
    'loss, all kept',
    'the last',
    'the first and the last',
    'the first four and the last',
    'all but the first',
  ];
  return `${evictionSaid}\n${table(columns, rows)}`;
}

/** The first `pinned` tokens, and so many of the last that there are `budget` with the row's own. */
const window =
  (pinned: number, budget: number): Kept =>
  (index) =>
    Array.from({ length: index }, (_, i) => i).filter((i) => i < pinned || i > index - (budget - pinned));

const withoutFirst: Kept = (index) => Array.from({ length: Math.max(0, index - 1) }, (_, i) => i + 1);

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const largest = (values: readonly number[]): number => Math.max(...values);
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    `| ${columns.join(' | ')} |`,
    `| ${columns.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');

const introduction = `# Published checkpoints

Small models that others trained and published, opened as a visitor would open them, against a float32 computation in numpy that shares no code with this project. The page rounds their matrices to float16.
Written by \`npm run bench:checkpoints -- FOLDER\`; none of the files is in this repository. The CPU's engine, in Node.
`;

const sinksSaid = `Mean attention on the text's first token over rows ${countedFrom} and later, by layer and head (layer.head, both from 0), with the token that may stand first and without it.
`;

const evictionSaid = `Nats per token that a smaller cache adds, over the rows from which something was evicted; positions stay as they were in the text. *The first four and the last* keeps as many tokens as *the last*. *All but the first* evicts
the first token after its own row, and nothing else. Each is one short text of at most 143 tokens, so a few hundredths of a nat are chance.
`;
