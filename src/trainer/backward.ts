/**
 * The gradients, by hand: op after op of the forward pass, the last one first. ∂x names the loss's gradient by x, an array of x's shape.
 * Arrays are taken again where what they held has been used.
 */
import { inLayer } from './forward';
import type { PlanWriter } from './ops';
import { shape, weightings } from './settings';

const { width: D, hidden: H, vocabulary: V } = shape;

export function backward(w: PlanWriter): void {
  const { N, B, T, settings } = w;
  lossOf(w);
  // cross_entropy has left ∂logits where the logits were.
  weightBack(w, 'logits', V, 'normed at the end', D, 'output.weight');
  inputBack(w, 'logits', V, 'output.weight', D, w.array('∂normed', N * D), false);
  // ∂x is of the residual stream, from the end to the embedding.
  normBack(w, settings.mlp ? 'x2' : 'x1', 'normed at the end', 'norm.weight', '∂normed', false);
  if (settings.mlp) mlpBack(w);
  const mixed = settings.gate ? 'gated' : 'mixed';
  weightBack(w, '∂x', D, mixed, D, inLayer('attention.output.weight'));
  inputBack(w, '∂x', D, inLayer('attention.output.weight'), D, w.array('∂mixed', N * D), false);
  if (settings.gate) gateBack(w);
  attentionBack(w);
  normBack(w, 'x0', 'normed', inLayer('attention.norm.weight'), '∂normed', true);
  w.op(
    'embed_back',
    { tokens: 'tokens', gradient: '∂x', out: w.array('in parts', B * V * D) },
    { rows: T, width: D, vocabulary: V, batches: B },
  );
  sumParts(w, V * D, '∂embedding.weight');
}

/** The mean over all rows, kept in `history` at this step's place. */
function lossOf(w: PlanWriter): void {
  w.op('sum_rows', { x: 'loss of rows', out: w.array('in parts', w.B) }, { parts: w.B, rows: w.T, width: 1 });
  w.op('keep_loss', { parts: 'in parts', now: 'now', history: 'history' }, { parts: w.B, count: w.N });
}

/** Sums what each text adds to a gradient: one after another, so that a run is the same again. */
function sumParts(w: PlanWriter, width: number, out: string): void {
  w.op('sum_rows', { x: 'in parts', out }, { parts: 1, rows: w.B, width });
}

/** For y = x Wᵀ: ∂W [outputs, inputs] = ∂yᵀ x, text by text, then their sum. */
function weightBack(w: PlanWriter, gradient: string, outputs: number, x: string, inputs: number, weight: string): void {
  const { B, T } = w;
  w.op(
    'multiply',
    { a: gradient, b: x, out: w.array('in parts', B * outputs * inputs) },
    {
      rows: outputs,
      columns: inputs,
      inner: T,
      aRow: 1,
      aInner: outputs,
      bInner: inputs,
      bColumn: 1,
      batches: B,
      aBatch: T * outputs,
      bBatch: T * inputs,
      outBatch: outputs * inputs,
    },
  );
  sumParts(w, outputs * inputs, `∂${weight}`);
}

/** For y = x Wᵀ: ∂x [N, inputs] = ∂y W, added to what is there or not. */
function inputBack(
  w: PlanWriter,
  gradient: string,
  outputs: number,
  weight: string,
  inputs: number,
  out: string,
  adds: boolean,
): void {
  w.op(
    'multiply',
    { a: gradient, b: weight, out },
    {
      rows: w.N,
      columns: inputs,
      inner: outputs,
      aRow: outputs,
      aInner: 1,
      bInner: inputs,
      bColumn: 1,
      adds: Number(adds),
    },
  );
}

/**
 * For y = g ⊙ x s, s = 1/√(mean x² + ε): ∂x = s (g ⊙ ∂y) − x s³ mean(x ⊙ g ⊙ ∂y), and ∂g = Σ ∂y ⊙ x s over the rows.
 * @param adds whether ∂x already has what went past the norm
 */
function normBack(w: PlanWriter, x: string, normed: string, weight: string, gradient: string, adds: boolean): void {
  const { N, B, T } = w;
  w.op(
    'norm_back',
    { x, weight, scale: `${normed}.scale`, gradient, out: w.array('∂x', N * D), gain: w.array('∂gain', N * D) },
    { rows: N, width: D, adds: Number(adds) },
  );
  w.op('sum_rows', { x: '∂gain', out: w.array('in parts', B * D) }, { parts: B, rows: T, width: D });
  sumParts(w, D, `∂${weight}`);
}

/** h = swish(gate) ⊙ up (Shazeer 2002.05202). */
function mlpBack(w: PlanWriter): void {
  const { N } = w;
  weightBack(w, '∂x', D, 'hidden', H, inLayer('mlp.down.weight'));
  inputBack(w, '∂x', D, inLayer('mlp.down.weight'), H, w.array('∂hidden', N * H), false);
  // ∂gate and ∂up in the places of gate and up.
  w.op('swiglu_back', { gate: 'mlp gate', up: 'mlp up', gradient: '∂hidden' }, { count: N * H });
  for (const name of ['gate', 'up']) weightBack(w, `mlp ${name}`, H, 'normed to mlp', D, inLayer(`mlp.${name}.weight`));
  inputBack(w, 'mlp gate', H, inLayer('mlp.gate.weight'), D, '∂normed', false);
  inputBack(w, 'mlp up', H, inLayer('mlp.up.weight'), D, '∂normed', true);
  normBack(w, 'x1', 'normed to mlp', inLayer('mlp.norm.weight'), '∂normed', true);
}

/** o = σ(z) m, z = x · w: ∂m = σ ∂o in its place, ∂z = σ (1 − σ) (∂o · m). What x gets of it is added in `attentionBack`. */
function gateBack(w: PlanWriter): void {
  w.op('gate_back', { gradient: '∂mixed', mixed: 'mixed', gates: 'gates', out: w.array('∂gates', w.N) }, { rows: w.N, width: D });
  weightBack(w, '∂gates', 1, 'normed', D, inLayer('attention.gate.weight'));
}

function attentionBack(w: PlanWriter): void {
  const { N, B, T, settings } = w;
  const texts = { batches: B, aBatch: T * T, bBatch: T * D, outBatch: T * D };
  // ∂weights [T, T] = ∂mixed vᵀ; ∂v = weightsᵀ ∂mixed.
  w.op(
    'multiply',
    { a: '∂mixed', b: 'value', out: w.array('∂scores', B * T * T) },
    { rows: T, columns: T, inner: D, aRow: D, aInner: 1, bInner: 1, bColumn: D, ...texts, aBatch: T * D, outBatch: T * T },
  );
  const transposed = { rows: T, columns: D, inner: T, aRow: 1, aInner: T, bInner: D, bColumn: 1, ...texts };
  w.op('multiply', { a: 'weights of rows', b: '∂mixed', out: w.array('∂value', N * D) }, transposed);
  w.op(
    'weigh_back',
    { weights: 'weights of rows', gradient: '∂scores', logit: w.array('∂logit', N) },
    { rows: N, length: T, weighting: weightings.indexOf(settings.weighting) },
  );
  if (settings.weighting === 'sink-logit') {
    w.op('sum_rows', { x: '∂logit', out: 'in parts' }, { parts: B, rows: T, width: 1 });
    sumParts(w, 1, `∂${inLayer('attention.sink_logit')}`);
  }
  // ∂q = ∂scores k / √D; ∂k = ∂scoresᵀ q / √D.
  const factor = 1 / Math.sqrt(D);
  const straight = { ...transposed, aRow: T, aInner: 1, factor };
  w.op('multiply', { a: '∂scores', b: 'key', out: w.array('∂query', N * D) }, straight);
  w.op('multiply', { a: '∂scores', b: 'query', out: w.array('∂key', N * D) }, { ...transposed, factor });
  for (const name of ['query', 'key']) {
    w.op('turn', { x: `∂${name}`, turns: 'turns' }, { rows: N, width: D, length: T, direction: -1 });
    w.op('sum_rows', { x: `∂${name}`, out: 'in parts' }, { parts: B, rows: T, width: D });
    sumParts(w, D, `∂${inLayer(`attention.${name}.bias`)}`);
  }
  for (const [i, name] of ['query', 'key', 'value'].entries()) {
    weightBack(w, `∂${name}`, D, 'normed', D, inLayer(`attention.${name}.weight`));
    inputBack(w, `∂${name}`, D, inLayer(`attention.${name}.weight`), D, '∂normed', i > 0);
  }
  if (settings.gate) inputBack(w, '∂gates', 1, inLayer('attention.gate.weight'), D, '∂normed', true);
}
