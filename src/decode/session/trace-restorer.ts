/** Reads rows once more: those whose traces were discarded for memory, and those of which something else is looked at. */
import type { PartialRow } from '../../attention/mlp-row';
import type { Plan } from '../../attention/plan';
import { EngineError } from '../../engine/engine';
import type { BackendReport, EngineHost } from '../../engine/host';
import type { StepTrace } from '../../engine/trace';
import { policies } from '../policies';
import { untraced } from '../reader/read-options';
import { Reader } from '../reader/reader';
import type { ReadingSettings } from '../reader/reading-settings';
import type { Shadow } from '../runs/shadow';
import type { Sequence } from '../text/sequence';
import type { TextPath } from '../text/token-tree';
import type { TraceHistory } from '../text/trace-history';

interface TraceRestorerParts {
  readonly host: EngineHost;
  readonly plan: Plan;
  /** The one that reads the text. */
  readonly reader: Reader;
  readonly history: TraceHistory;
  readonly shadow: Pick<Shadow, 'isReading'>;
  /** The device was lost while spare slots were read. */
  readonly onRecovered: (report: BackendReport) => void;
}

/** From the start once, and again after each time that the device was lost. */
const maxReadings = 5;

export class TraceRestorer {
  readonly #parts: TraceRestorerParts;
  /** Reads in the slots that a bounded policy leaves free, so that its cache stays; null where there are too few. */
  #spare: { readonly reader: Reader; readonly firstSlot: number } | null = null;

  constructor(parts: TraceRestorerParts) {
    this.#parts = parts;
  }

  /** Rows are read by these settings from now on. */
  configure(settings: ReadingSettings): void {
    const { host, plan, onRecovered } = this.#parts;
    const { ring, recurrent, slots } = plan;
    const { kind, size } = settings.policy;
    this.#spare = null;
    if (!policies[kind].bounded || ring !== null || recurrent || slots < 2 * size) return;
    this.#spare = { reader: new Reader(host, plan, onRecovered, size), firstSlot: size };
    this.#spare.reader.setSettings(settings);
  }

  /** Others write into the spare slots. */
  forget(): void {
    this.#spare?.reader.forget();
  }

  /**
   * Reads a row again and keeps its trace: by itself where what is cached allows it, else in spare slots, else by going back in the text's own
   * cache, so that the rows after it must be read again too.
   */
  async restore(text: TextPath, index: number, signal: AbortSignal, allLogits = false): Promise<void> {
    const { reader, history, shadow } = this.#parts;
    const trace = await reader.again(text.tokens, index, allLogits).catch((error: unknown) => {
      // The reading that follows starts the device again.
      if (error instanceof EngineError && error.code === 'lost') return null;
      throw error;
    });
    if (trace) return history.add([trace], text.path);
    const spare = shadow.isReading() ? null : this.#spare;
    // Slots are kept as they were when the row was read in the text's own.
    const inOwnSlots = (row: StepTrace): StepTrace =>
      spare ? { ...row, slots: row.slots.map((slot) => slot - spare.firstSlot) } : row;
    const onChunk = (rows: readonly StepTrace[]): void => history.add(rows.map(inOwnSlots), text.path);
    await (spare?.reader ?? reader).read(text.tokens.take(index + 1), { from: index, signal, onChunk, allLogits });
  }

  /** See Reader.scratch; of any row, which is found in the same ways. Null only when interrupted. */
  async scratch(
    tokens: Sequence<number>,
    index: number,
    part: PartialRow,
    signal: AbortSignal,
  ): Promise<readonly Float32Array[] | null> {
    const { reader, shadow } = this.#parts;
    let seen = await reader.scratch(tokens, index, part, signal);
    for (let readings = 0; seen === null && !signal.aborted && readings < maxReadings; readings++) {
      const from = (shadow.isReading() ? null : this.#spare?.reader) ?? reader;
      // What is cached was not enough.
      if (readings > 0) from.forget();
      await from.read(tokens.take(index + 1), untraced(index + 1, signal));
      if (!signal.aborted) seen = await from.scratch(tokens, index, part, signal);
    }
    return seen;
  }
}
