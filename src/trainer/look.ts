/** What a model that is being trained does with texts that it is not trained on: as `Backcopy.figures` in training/tasks/backcopy.py measures it. */
import { ropeTable } from '../engine/rope-table';
import { type PlanArrays, allocate } from './cpu/arrays';
import { furtherArrays, walk } from './cpu/cpu-trainer';
import type { TrainerPlan } from './ops';
import { trainerPlan } from './plan';
import { type TrainerSettings, shape } from './settings';
import { triggers } from './task/backcopy';
import { type Batch, heldTexts } from './task/batch';

export interface Look {
  /** Nats a token, mean over the rows that count. */
  readonly loss: number;
  /** Mean weight on the first token, of rows whose token is no trigger, and of the others. */
  readonly ordinary: number;
  readonly trigger: number;
  /** ‖v₀‖ ÷ the mean of ‖v_i‖, i > 0. */
  readonly valueRatio: number;
  /** [shown, shown] the head's weights over the beginning of the first text. */
  readonly attention: Float32Array<ArrayBuffer>;
}

/** Rows before this one are left out: with few tokens before it, much is on the first by necessity. */
const late = 48;
/** Tokens of the text that is drawn. */
export const shown = 64;
/** Texts of a look while it trains. */
const heldSize = 8;

export class Looker {
  readonly #plan: TrainerPlan;
  readonly #all: PlanArrays;
  readonly #held: Batch;

  constructor(settings: TrainerSettings) {
    this.#plan = trainerPlan(settings, heldSize, false);
    this.#all = allocate(this.#plan, furtherArrays(this.#plan, 1));
    this.#held = heldTexts(heldSize, settings.start);
    this.#array('turns').set(ropeTable(shape.ropeBase, shape.width, shape.length).subarray(0, shape.length * shape.width));
  }

  /** The tokens of the text that is drawn. */
  get tokens(): readonly number[] {
    return [...this.#held.tokens.subarray(0, shown)];
  }

  /** @param batch whole eights of texts; those that every look has unless given */
  look(weights: Float32Array, batch: Batch = this.#held): Look {
    this.#array('weights').set(weights);
    const size = heldSize * shape.length;
    const parts = batch.tokens.length / size;
    const sums: Sums = { loss: 0, rows: 0, ordinary: 0, ordinaryRows: 0, trigger: 0, triggerRows: 0, first: 0, others: 0 };
    let attention = new Float32Array();
    for (let part = 0; part < parts; part++) {
      for (const name of ['tokens', 'targets'] as const)
        this.#array(name).set(batch[name].subarray(part * size, (part + 1) * size));
      walk(this.#plan.ops, this.#all);
      this.#add(sums);
      if (part === 0) attention = this.#drawn();
    }
    const texts = parts * heldSize;
    return {
      loss: sums.loss / sums.rows,
      ordinary: sums.ordinary / sums.ordinaryRows,
      trigger: sums.trigger / sums.triggerRows,
      valueRatio: sums.first / texts / (sums.others / (texts * (shape.length - 1))),
      attention,
    };
  }

  /** [length, vocabulary] of a text of as many tokens as a text has here. */
  logits(weights: Float32Array, tokens: readonly number[]): Float32Array<ArrayBuffer> {
    this.#array('weights').set(weights);
    this.#array('tokens').fill(0).set(tokens);
    walk(this.#plan.ops, this.#all);
    return this.#array('logits').slice(0, shape.length * shape.vocabulary);
  }

  #array(name: string): Float32Array {
    return this.#all.arrays.get(name) as Float32Array;
  }

  #drawn(): Float32Array<ArrayBuffer> {
    const weights = this.#array('weights of rows');
    const drawn = new Float32Array(shown * shown);
    for (let row = 0; row < shown; row++)
      drawn.set(weights.subarray(row * shape.length, row * shape.length + shown), row * shown);
    return drawn;
  }

  #add(sums: Sums): void {
    const [tokens, loss, weights] = [this.#array('tokens'), this.#array('loss of rows'), this.#array('weights of rows')];
    const values = this.#array('value');
    for (let row = 0; row < heldSize * shape.length; row++) {
      const place = row % shape.length;
      const norm = Math.hypot(...values.subarray(row * shape.width, (row + 1) * shape.width));
      if (place === 0) sums.first += norm;
      else sums.others += norm;
      if (place < late) continue;
      sums.loss += loss[row] as number;
      sums.rows += 1;
      const kind = triggers.includes(tokens[row] as number) ? 'trigger' : 'ordinary';
      sums[kind] += weights[row * shape.length] as number;
      sums[`${kind}Rows`] += 1;
    }
  }
}

interface Sums {
  loss: number;
  rows: number;
  ordinary: number;
  ordinaryRows: number;
  trigger: number;
  triggerRows: number;
  first: number;
  others: number;
}
