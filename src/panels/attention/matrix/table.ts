/** The matrix of a head as rows of numbers. */
import type { TableData } from '../../../charts/figure/table';
import { headRow, moved, ownRow } from '../../../insight/attention';
import { words } from '../../../words';
import { valueNorms } from '../../data/head-cells';
import { attentionOf } from '../../data/layer-attention';
import type { Text } from '../../data/text';

const say = words.panels.attention;

/**
 * Every cell of the head: row, column, α as a share and α·‖v‖; w, as computed, where that is not a share. The newest rows come first.
 * @param first cells that are wanted: those of further rows are only counted
 */
export function attentionTable(text: Text, layer: number, head: number, first = Infinity): TableData {
  const norms = valueNorms(text, layer, head);
  const rows: (string | number)[][] = [];
  let count = 0;
  for (let index = text.length - 1; index >= 0; index--) {
    const trace = text.trace(index);
    const weights = trace && headRow(trace, layer, head);
    if (!weights) continue;
    // A row has a cell for each key that was live.
    count += trace.keys.length;
    if (rows.length >= first) continue;
    const moves = moved(weights, norms);
    const own = ownRow(trace, layer, head);
    weights.forEach((weight, key) => {
      if (!Number.isNaN(weight))
        rows.push([index, text.label(index), key, text.label(key), weight, moves[key] ?? 0, ...(own ? [own[key] ?? 0] : [])]);
    });
  }
  const { columns } = say;
  const kind = attentionOf(text, layer)?.weights;
  const signs = kind === 'signed' || kind === 'unnormalised' ? [columns.signed] : [];
  const named = [columns.row, columns.query, columns.column, columns.key, columns.alpha, columns.moved, ...signs];
  return { columns: named, rows, count };
}
