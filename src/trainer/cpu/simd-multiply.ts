/**
 * The product of matrices in WebAssembly, four numbers at a time; the rest of a step is too little to need it. Blocks of four rows and eight columns are
 * summed in registers, so that a number that is read is used in four or eight products.
 */
import { type TrainerKernel, arrayOf } from './call';
import { multiply, productOf } from './multiply';
import {
  type Code,
  addVectors,
  advance,
  doWhile,
  get,
  ifThen,
  isLess,
  load,
  loadSplat,
  moduleOf,
  multiplyVectors,
  number,
  plus,
  set,
  splat,
  store,
  times,
  zeros,
} from './wasm-code';

const blockRows = 4;
const blockColumns = 8;

/** Bytes of each number. */
const size = 4;

const parameters = ['a', 'aRow', 'aInner', 'b', 'out', 'rows', 'columns', 'inner', 'adds', 'factor'] as const;
const counters = ['row', 'column', 'left', 'aBlock', 'bAt', 'outAt', 'width'] as const;
const local = (name: (typeof parameters)[number] | (typeof counters)[number]): number =>
  [...parameters, ...counters].indexOf(name);
/** Behind the counters: where each row of the block is in a, then the vectors. */
const rowAt = (row: number): number => parameters.length + counters.length + row;
const firstVector = parameters.length + counters.length + blockRows;
const sumAt = (row: number, half: number): number => firstVector + 2 * row + half;
const [bLow, bHigh, one] = [0, 1, 2].map((i) => firstVector + 2 * blockRows + i) as [number, number, number];

const rowsOfBlock = Array.from({ length: blockRows }, (_, row) => row);
const each = (code: (row: number) => Code): Code => rowsOfBlock.flatMap(code);

/** `run(a, aRow, aInner, b, out, rows, columns, inner, adds, factor)`: addresses and distances in bytes, b [inner, columns] row by row. */
function product(): Uint8Array<ArrayBuffer> {
  const accumulate = each((row) => [
    ...get(rowAt(row)),
    ...loadSplat,
    ...set(one),
    ...[bLow, bHigh].flatMap((part, half) => [
      ...get(sumAt(row, half)),
      ...get(one),
      ...get(part),
      ...multiplyVectors,
      ...addVectors,
      ...set(sumAt(row, half)),
    ]),
    ...advance(rowAt(row), get(local('aInner'))),
  ]);
  const sums = doWhile(
    [
      ...[...get(local('bAt')), ...load(), ...set(bLow)],
      ...[...get(local('bAt')), ...load(16), ...set(bHigh)],
      ...accumulate,
      ...advance(local('bAt'), get(local('width'))),
      ...advance(local('left'), number(-1)),
    ],
    get(local('left')),
  );
  const write = each((row) => [
    ...[0, 1].flatMap((half) => {
      const sum = sumAt(row, half);
      return [
        ...[...get(sum), ...get(local('factor')), ...splat, ...multiplyVectors, ...set(sum)],
        ...get(local('adds')),
        ...ifThen([...get(sum), ...get(local('outAt')), ...load(16 * half), ...addVectors, ...set(sum)]),
        ...[...get(local('outAt')), ...get(sum), ...store(16 * half)],
      ];
    }),
    ...advance(local('outAt'), get(local('width'))),
  ]);
  const outBlock = [...get(local('row')), ...get(local('width')), ...times, ...get(local('out')), ...plus];
  const blocks = doWhile(
    [
      ...each((row) => [...zeros, ...set(sumAt(row, 0)), ...zeros, ...set(sumAt(row, 1))]),
      ...each((row) => [...get(local('aBlock')), ...get(local('aRow')), ...number(row), ...times, ...plus, ...set(rowAt(row))]),
      ...[...get(local('b')), ...get(local('column')), ...plus, ...set(local('bAt'))],
      ...[...outBlock, ...get(local('column')), ...plus, ...set(local('outAt'))],
      ...[...get(local('inner')), ...set(local('left'))],
      ...sums,
      ...write,
      ...advance(local('column'), number(size * blockColumns)),
    ],
    [...get(local('column')), ...get(local('width')), ...isLess],
  );
  const body = [
    ...[...get(local('columns')), ...number(size), ...times, ...set(local('width'))],
    ...[...get(local('a')), ...set(local('aBlock'))],
    ...doWhile(
      [
        ...[...number(0), ...set(local('column'))],
        ...blocks,
        ...advance(local('aBlock'), [...get(local('aRow')), ...number(blockRows), ...times]),
        ...advance(local('row'), number(blockRows)),
      ],
      [...get(local('row')), ...get(local('rows')), ...isLess],
    ),
  ];
  return moduleOf(
    parameters.map((name) => (name === 'factor' ? 'f32' : 'i32')),
    [
      ...counters.map(() => 'i32' as const),
      ...rowsOfBlock.map(() => 'i32' as const),
      ...Array.from({ length: 2 * blockRows + 3 }, () => 'v128' as const),
    ],
    body,
  );
}

/**
 * The kernel over arrays in this memory. Products that are no multiples of a block are left to the other one.
 * @param spare room for b by rows, in the same memory
 * @throws where the machine or the page's policy does not allow WebAssembly with vectors
 */
export function simdMultiply(memory: WebAssembly.Memory, spare: Float32Array): TrainerKernel {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(product()), { env: { memory } });
  const run = exports['run'] as (...numbers: readonly number[]) => void;
  return (call) => {
    const p = productOf(call);
    const byRows = p.bColumn === 1 && p.bInner === p.columns;
    if (p.rows % blockRows > 0 || p.columns % blockColumns > 0 || (!byRows && p.inner * p.columns > spare.length)) {
      multiply(call);
      return;
    }
    const [a, b, out] = [arrayOf(call, 'a'), arrayOf(call, 'b'), arrayOf(call, 'out')];
    for (let batch = 0; batch < p.batches; batch++) {
      const bFrom = batch * p.bBatch;
      if (!byRows) transpose(b, bFrom, p, spare);
      run(
        a.byteOffset + size * batch * p.aBatch,
        size * p.aRow,
        size * p.aInner,
        byRows ? b.byteOffset + size * bFrom : spare.byteOffset,
        out.byteOffset + size * batch * p.outBatch,
        p.rows,
        p.columns,
        p.inner,
        Number(p.adds),
        p.factor,
      );
    }
  };
}

function transpose(b: Float32Array, from: number, p: ReturnType<typeof productOf>, out: Float32Array): void {
  for (let column = 0; column < p.columns; column++)
    for (let i = 0; i < p.inner; i++) out[i * p.columns + column] = b[from + i * p.bInner + column * p.bColumn] as number;
}
