/** A published shape in onnxruntime-web, in Node: the graph that training/export_onnx_step.py writes, reading tokens over its own cache. */
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type { InferenceSession, Tensor } from 'onnxruntime-web';
import type { ModelSpec } from '../../src/model/spec';

/** Reads tokens behind those that it has read. */
export interface Reader {
  /** [vocabulary] the logits after the last token, which are wanted only where `compared`. */
  read(tokens: readonly number[], compared?: boolean): Promise<Float32Array>;
  dispose(): Promise<void>;
}

export type Provider = 'wasm' | 'webgpu';

/** @throws Error where the provider does not start here, or has no room for the model */
export async function openOnnx(folder: string, spec: ModelSpec, provider: Provider, threads: number): Promise<Reader> {
  const ort = await (provider === 'wasm' ? import('onnxruntime-web') : import('onnxruntime-web/webgpu'));
  if (provider === 'webgpu') writeFromSharedMemory();
  ort.env.wasm.numThreads = threads;
  ort.env.logLevel = 'error';
  const session = await ort.InferenceSession.create(new Uint8Array(readFileSync(`${folder}/step.onnx`)), {
    executionProviders: [provider],
    externalData: [{ path: 'step.data', data: bytesOf(`${folder}/step.data`) }],
    // What is kept stays where it is computed.
    preferredOutputLocation: outputPlaces(spec, provider),
  });
  const empty = (): Record<string, Tensor> =>
    Object.fromEntries(
      spec.layers.flatMap(({ attention }, i) => {
        if (attention.kind !== 'softmax') throw new Error(`${attention.kind} has no graph`);
        const shape = [1, attention.keyValueHeads, 0, attention.headWidth];
        return ['key', 'value'].map((part) => [`${part}.${i}`, new ort.Tensor('float32', new Float32Array(0), shape)]);
      }),
    );
  let [past, length] = [empty(), 0];
  const forget = (): void => Object.values(past).forEach((tensor) => tensor.dispose());
  return {
    async read(tokens) {
      const positions = BigInt64Array.from(tokens, (_, i) => BigInt(length + i));
      length += tokens.length;
      const feeds: InferenceSession.FeedsType = {
        ...past,
        tokens: new ort.Tensor('int64', BigInt64Array.from(tokens, BigInt), [1, tokens.length]),
        last: new ort.Tensor('int32', Int32Array.of(length - 1), [1]),
        length: new ort.Tensor('int32', Int32Array.of(length), []),
        ...(spec.learnedPositions === undefined ? {} : { positions: new ort.Tensor('int64', positions, [tokens.length]) }),
      };
      const { logits, ...kept } = await session.run(feeds);
      forget();
      past = Object.fromEntries(Object.entries(kept).map(([name, tensor]) => [name.replace(/\.next$/u, ''), tensor]));
      const all = (await logits?.getData()) as Float32Array;
      return all.subarray(-spec.vocabulary);
    },
    async dispose() {
      forget();
      await session.release();
    },
  };
}

/** Dawn in Node refuses a view of shared memory, which browsers take, and which the memory of onnxruntime-web is. */
function writeFromSharedMemory(): void {
  const write = GPUQueue.prototype.writeBuffer;
  GPUQueue.prototype.writeBuffer = function copied(buffer, offset, data, from, size) {
    const isShared = data instanceof Uint8Array && data.buffer instanceof SharedArrayBuffer;
    return write.call(this, buffer, offset, isShared ? Uint8Array.from(data) : (data as ArrayBuffer), from, size);
  };
}

/** A whole file, in pieces: Node reads no more than two gigabytes at once. */
function bytesOf(path: string): Uint8Array {
  const bytes = new Uint8Array(statSync(path).size);
  const file = openSync(path, 'r');
  for (let at = 0; at < bytes.length; ) at += readSync(file, bytes, at, Math.min(2 ** 30, bytes.length - at), at);
  closeSync(file);
  return bytes;
}

const outputPlaces = ({ layers }: ModelSpec, provider: Provider): Record<string, 'cpu' | 'gpu-buffer'> => ({
  logits: 'cpu',
  ...Object.fromEntries(
    layers.flatMap((_, i) => ['key', 'value'].map((part) => [`${part}.${i}.next`, provider === 'wasm' ? 'cpu' : 'gpu-buffer'])),
  ),
});
