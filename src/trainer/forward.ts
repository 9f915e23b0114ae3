/** The forward pass, as `Transformer` in training/model.py has it, and the loss of every row. */
import type { PlanWriter } from './ops';
import { shape, weightings } from './settings';

const { width: D, hidden: H, vocabulary: V, normEpsilon } = shape;
export const inLayer = (name: string): string => `layers.0.${name}`;

/** out [rows, outputs] = x [rows, inputs] Wᵀ, W [outputs, inputs]. */
export function project(w: PlanWriter, x: string, weight: string, out: string, inputs: number, outputs: number): string {
  w.op(
    'multiply',
    { a: x, b: weight, out: w.array(out, w.N * outputs) },
    { rows: w.N, columns: outputs, inner: inputs, aRow: inputs, aInner: 1, bInner: 1, bColumn: inputs },
  );
  return out;
}

export function forward(w: PlanWriter): void {
  const { N, B, T, settings } = w;
  const norm = (x: string, weight: string, out: string): string => {
    w.op('norm', { x, weight, out: w.array(out, N * D), scale: w.array(`${out}.scale`, N) }, { rows: N, width: D, normEpsilon });
    return out;
  };
  w.op('embed', { tokens: 'tokens', weight: 'embedding.weight', out: w.array('x0', N * D) }, { rows: N, width: D });
  const normed = norm('x0', inLayer('attention.norm.weight'), 'normed');
  for (const name of ['query', 'key']) {
    project(w, normed, inLayer(`attention.${name}.weight`), name, D, D);
    w.op('add_row', { x: name, row: inLayer(`attention.${name}.bias`) }, { rows: N, width: D });
    w.op('turn', { x: name, turns: 'turns' }, { rows: N, width: D, length: T, direction: 1 });
  }
  project(w, normed, inLayer('attention.value.weight'), 'value', D, D);
  // Scores [B, T, T] = q kᵀ / √D; weights in their place.
  const text = { batches: B, aBatch: T * D, bBatch: T * D, outBatch: T * T };
  w.op(
    'multiply',
    { a: 'query', b: 'key', out: w.array('weights of rows', B * T * T) },
    { rows: T, columns: T, inner: D, aRow: D, aInner: 1, bInner: 1, bColumn: D, ...text, factor: 1 / Math.sqrt(D) },
  );
  const logit = settings.weighting === 'sink-logit' ? inLayer('attention.sink_logit') : 'turns';
  w.op('weigh', { scores: 'weights of rows', logit }, { rows: N, length: T, weighting: weightings.indexOf(settings.weighting) });
  w.op(
    'multiply',
    { a: 'weights of rows', b: 'value', out: w.array('mixed', N * D) },
    {
      rows: T,
      columns: D,
      inner: T,
      aRow: T,
      aInner: 1,
      bInner: D,
      bColumn: 1,
      batches: B,
      aBatch: T * T,
      bBatch: T * D,
      outBatch: T * D,
    },
  );
  const mixed = settings.gate ? gate(w) : 'mixed';
  project(w, mixed, inLayer('attention.output.weight'), 'added', D, D);
  w.op('add', { a: 'x0', b: 'added', out: w.array('x1', N * D) }, { count: N * D });
  let residual = 'x1';
  if (settings.mlp) {
    const fed = norm('x1', inLayer('mlp.norm.weight'), 'normed to mlp');
    project(w, fed, inLayer('mlp.gate.weight'), 'mlp gate', D, H);
    project(w, fed, inLayer('mlp.up.weight'), 'mlp up', D, H);
    w.op('swiglu', { gate: 'mlp gate', up: 'mlp up', out: w.array('hidden', N * H) }, { count: N * H });
    project(w, 'hidden', inLayer('mlp.down.weight'), 'added', H, D);
    w.op('add', { a: 'x1', b: 'added', out: w.array('x2', N * D) }, { count: N * D });
    residual = 'x2';
  }
  norm(residual, 'norm.weight', 'normed at the end');
  project(w, 'normed at the end', 'output.weight', 'logits', D, V);
  w.op(
    'cross_entropy',
    { logits: 'logits', targets: 'targets', loss: w.array('loss of rows', N) },
    { rows: N, width: V, learns: Number(w.learns) },
  );
}

/** What the head mixed, times sigmoid(w · x). */
function gate(w: PlanWriter): string {
  const { N } = w;
  project(w, 'normed', inLayer('attention.gate.weight'), 'gates', D, 1);
  w.op('gate', { mixed: 'mixed', gates: 'gates', out: w.array('gated', N * D) }, { rows: N, width: D });
  return 'gated';
}
