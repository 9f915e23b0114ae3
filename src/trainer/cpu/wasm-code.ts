/** Just enough of WebAssembly's binary format (webassembly.github.io/spec) to write one function of loops over memory, with 128-bit vectors. */

export type Code = readonly number[];

export const types = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const;
type Type = keyof typeof types;

/** An unsigned number in LEB128. */
function unsigned(value: number): Code {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>>= 7;
  } while (rest > 0);
  return bytes;
}

/** A signed number in LEB128. */
function signed(value: number): Code {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const ends = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(ends ? low : low | 0x80);
    if (ends) return bytes;
  }
}

const vector = (opcode: number, ...rest: Code): Code => [0xfd, ...unsigned(opcode), ...rest];
/** Alignment of 4 bytes, as a power of two, and an offset. */
const at = (offset: number): Code => [2, ...unsigned(offset)];

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const number = (value: number): Code => [0x41, ...signed(value)];
export const plus: Code = [0x6a];
export const times: Code = [0x6c];
export const isLess: Code = [0x49];
/** Pushes the four numbers at the address that is on the stack. */
export const load = (offset = 0): Code => vector(0x00, ...at(offset));
/** The number at the address, four times. */
export const loadSplat: Code = vector(0x09, ...at(0));
export const store = (offset = 0): Code => vector(0x0b, ...at(offset));
/** The float32 on the stack, four times. */
export const splat: Code = vector(0x13);
export const addVectors: Code = vector(0xe4);
export const multiplyVectors: Code = vector(0xe6);
export const zeros: Code = vector(0x0c, ...new Array<number>(16).fill(0));

export const ifThen = (body: Code): Code => [0x04, 0x40, ...body, 0x0b];
/** Runs at least once, and again as long as the condition holds. */
export const doWhile = (body: Code, condition: Code): Code => [0x03, 0x40, ...body, ...condition, 0x0d, 0, 0x0b];
/** local += what the code pushes. */
export const advance = (local: number, by: Code): Code => [...get(local), ...by, ...plus, ...set(local)];

const section = (id: number, body: Code): Code => [id, ...unsigned(body.length), ...body];
const counted = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const text = (value: string): Code => [...unsigned(value.length), ...new TextEncoder().encode(value)];

/** A module that takes its memory as `env.memory` and exports one function, `run`, without a result. */
export function moduleOf(parameters: readonly Type[], locals: readonly Type[], body: Code): Uint8Array<ArrayBuffer> {
  const functionType = [0x60, ...counted(parameters.map((type) => [types[type]])), 0];
  const code = [...counted(locals.map((type) => [1, types[type]])), ...body, 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, counted([functionType])),
    ...section(2, counted([[...text('env'), ...text('memory'), 2, 0, 0]])),
    ...section(3, counted([[0]])),
    ...section(7, counted([[...text('run'), 0, 0]])),
    ...section(10, counted([[...unsigned(code.length), ...code]])),
  ]);
}
