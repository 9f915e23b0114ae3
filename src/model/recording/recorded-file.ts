/** The tensors of a recording, which stays on disk: ranges of a tensor are read when they are needed. */
import { ModelError } from '../errors';
import { bfloat16ToFloat32, float16ToFloat32 } from '../float16';
import { type SafetensorsEntry, longestHeader, readEntries } from '../safetensors-header';
import { RecordingError } from './errors';
import { type RecordingFacts, readFacts } from './facts';

/** Numbers of either kind: float16, bfloat16 and float32; whole numbers of up to 64 bits. */
type Kind = 'fraction' | 'whole';

const decoders: Readonly<Record<Kind, Readonly<Record<string, (bytes: ArrayBuffer) => ArrayLike<number>>>>> = {
  fraction: {
    F16: (bytes) => float16ToFloat32(new Uint16Array(bytes)),
    BF16: (bytes) => bfloat16ToFloat32(new Uint16Array(bytes)),
    F32: (bytes) => new Float32Array(bytes),
  },
  whole: {
    U8: (bytes) => new Uint8Array(bytes),
    U16: (bytes) => new Uint16Array(bytes),
    U32: (bytes) => new Uint32Array(bytes),
    I32: (bytes) => new Int32Array(bytes),
    I64: (bytes) => Float64Array.from(new BigInt64Array(bytes), Number),
  },
};

/** A tensor whose name, shape and type are as they must be. Ranges are of its elements, row by row. */
export interface RecordedTensor {
  readonly name: string;
  /** As the file says: `F16`. */
  readonly dtype: string;
  /**
   * The elements from `begin` up to `end`.
   * @throws RecordingError `unreadable`
   */
  read(begin: number, end: number): Promise<ArrayLike<number>>;
  /** All of them. */
  all(): Promise<ArrayLike<number>>;
}

export interface RecordedFile {
  readonly facts: RecordingFacts;
  has(name: string): boolean;
  /** The extents of a tensor as the file has them; undefined for one that it lacks. */
  shapeOf(name: string): readonly number[] | undefined;
  /** @throws RecordingError `missing-tensor`, `wrong-shape` or `wrong-dtype` */
  tensor(name: string, kind: Kind, shape: readonly number[]): RecordedTensor;
}

/**
 * Reads a recording's header; nothing else is read.
 * @throws RecordingError `not-safetensors`, `truncated`, `bad-header`, `not-recording`, `newer`, `bad-facts` or `unreadable`
 */
export async function readRecordedFile(file: Blob): Promise<RecordedFile> {
  const start = await readStart(file);
  const header = new Uint8Array(await bytesOf(file, 8, start));
  const entries = new Map(entriesOf(header, file.size - start).map((entry) => [entry.name, entry]));
  return {
    facts: readFacts(header),
    has: (name) => entries.has(name),
    shapeOf: (name) => entries.get(name)?.shape,
    tensor(name, kind, shape) {
      const entry = entries.get(name);
      if (!entry) throw new RecordingError('missing-tensor', { tensor: name, expected: shape });
      if (entry.shape.length !== shape.length || entry.shape.some((extent, axis) => extent !== shape[axis]))
        throw new RecordingError('wrong-shape', { tensor: name, expected: shape, found: entry.shape });
      return tensorAt(file, start, entry, kind);
    },
  };
}

/** Where the tensors' bytes begin. Only nine bytes are read, so that a header that claims to be huge costs nothing. */
async function readStart(file: Blob): Promise<number> {
  if (file.size <= 8) throw new RecordingError('not-safetensors', { bytes: file.size });
  const view = new DataView(await bytesOf(file, 0, 9));
  const length = view.getBigUint64(0, true);
  if (view.getUint8(8) !== '{'.charCodeAt(0) || length < 2n || length > BigInt(longestHeader))
    throw new RecordingError('not-safetensors', { bytes: file.size });
  const start = 8 + Number(length);
  if (start > file.size) throw new RecordingError('truncated', { tensor: null, expected: start, found: file.size });
  return start;
}

/** @throws RecordingError in place of the container's own errors, which speak of weights */
function entriesOf(header: Uint8Array, available: number): readonly SafetensorsEntry[] {
  try {
    return readEntries(header, available);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    if (error.code === 'truncated')
      throw new RecordingError('truncated', error.details as ModelError<'truncated'>['details'], { cause: error });
    throw new RecordingError('bad-header', error.details as ModelError<'bad-header'>['details'], { cause: error });
  }
}

function tensorAt(file: Blob, start: number, { name, dtype, begin, end }: SafetensorsEntry, kind: Kind): RecordedTensor {
  const readable = decoders[kind];
  const decode = Object.hasOwn(readable, dtype) ? readable[dtype] : undefined;
  if (!decode) throw new RecordingError('wrong-dtype', { tensor: name, found: dtype, readable: Object.keys(readable) });
  const width = { U8: 1, F16: 2, BF16: 2, U16: 2, I64: 8 }[dtype] ?? 4;
  const first = start + begin;
  return {
    name,
    dtype,
    read: async (from, to) => decode(await bytesOf(file, first + from * width, first + to * width)),
    all: async () => decode(await bytesOf(file, first, start + end)),
  };
}

async function bytesOf(file: Blob, begin: number, end: number): Promise<ArrayBuffer> {
  const bytes = await file
    .slice(begin, end)
    .arrayBuffer()
    .catch((cause: unknown) => {
      // A file that was changed, moved or deleted after it was chosen cannot be read any more.
      throw new RecordingError('unreadable', {}, { cause });
    });
  if (bytes.byteLength !== end - begin) throw new RecordingError('unreadable', {});
  return bytes;
}
