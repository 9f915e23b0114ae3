/** The same weights in onnxruntime-web: one decoding step over a cache of `length` − 1 tokens. */
import * as ort from 'onnxruntime-web/webgpu';

ort.env.wasm.wasmPaths = '/node_modules/onnxruntime-web/dist/';
ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';

/** @throws Error when the provider does not start here */
export async function startOnnx(model: string, provider: 'wasm' | 'webgpu', length: number): Promise<() => Promise<unknown>> {
  const session = await ort.InferenceSession.create(model, { executionProviders: [provider] });
  const past = length - 1;
  const feeds: Record<string, ort.Tensor> = {
    token: new ort.Tensor('int64', BigInt64Array.of(5n), [1]),
    position: new ort.Tensor('int64', BigInt64Array.of(BigInt(past)), [1]),
  };
  for (const name of session.inputNames.filter((input) => /^(?:key|value)\./.test(input)))
    feeds[name] = new ort.Tensor('float32', new Float32Array(4 * past * 32).fill(0.1), [4, past, 32]);
  // All outputs are read, as here: logits, attention, and the cache that it hands back.
  return () => session.run(feeds);
}
