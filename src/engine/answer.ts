/** Errors across a worker's boundary: sent as plain values and restored to their class on the other side. */
import { ModelError, type ModelErrorCode, type ModelErrorDetails } from '../model/errors';
import { RecordingError, type RecordingErrorCode, type RecordingErrorDetails } from '../model/recording/errors';
import { EngineError, type EngineErrorCode } from './engine';
import { messageOf } from '../words/message-of';

export type Answer<T> = { readonly value: T } | { readonly failure: Failure };

type Failure =
  | { readonly kind: 'engine'; readonly code: EngineErrorCode; readonly message: string }
  | { readonly kind: 'model'; readonly code: ModelErrorCode; readonly details: ModelErrorDetails[ModelErrorCode] }
  | { readonly kind: 'recording'; readonly code: RecordingErrorCode; readonly details: RecordingErrorDetails[RecordingErrorCode] }
  | { readonly kind: 'other'; readonly message: string };

/** A promise's outcome as a value that can be cloned. */
export async function answer<T>(promise: Promise<T>): Promise<Answer<T>> {
  try {
    return { value: await promise };
  } catch (error) {
    return { failure: describe(error) };
  }
}

/** The value, or the restored error. @throws EngineError, ModelError, RecordingError or Error */
export function taken<T>(result: Answer<T>): T {
  if ('value' in result) return result.value;
  const { failure } = result;
  switch (failure.kind) {
    case 'engine':
      throw new EngineError(failure.code, failure.message);
    case 'model':
      throw new ModelError(failure.code, failure.details);
    case 'recording':
      throw new RecordingError(failure.code, failure.details);
    case 'other':
      throw new Error(failure.message);
  }
}

function describe(error: unknown): Failure {
  if (error instanceof EngineError) return { kind: 'engine', code: error.code, message: error.message };
  if (error instanceof ModelError) return { kind: 'model', code: error.code, details: error.details };
  if (error instanceof RecordingError) return { kind: 'recording', code: error.code, details: error.details };
  return { kind: 'other', message: messageOf(error) };
}
