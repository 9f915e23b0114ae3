/** The panel's equation, in TeX as KaTeX reads it. */
import type { AttentionSpec } from '../../../model/spec';

/** What the key and the value of a layer are made by. */
export interface ProjectionFacts {
  /** Whether keys are turned by their position when they are read. */
  readonly turned: boolean;
  /** Whether a key passes through a norm of its head first. */
  readonly normed: boolean;
  readonly keyBias: boolean;
  readonly valueBias: boolean;
}

/** Of layers that cache keys and values; of others, what is usual. */
export function projectionsOf(attention: AttentionSpec | undefined): ProjectionFacts {
  if (attention?.kind === 'softmax') {
    const { rope, queryKeyNorm, bias, valueBias = false } = attention;
    return { turned: rope !== null, normed: queryKeyNorm !== undefined, keyBias: bias, valueBias };
  }
  return { turned: true, normed: false, keyBias: attention?.kind === 'cross' && attention.bias, valueBias: false };
}

/** Keys and values of a group (2305.13245, section 2.2). */
export function equationOf({ normed, keyBias, valueBias }: ProjectionFacts): string {
  const projected = (of: 'K' | 'V', bias: boolean): string => `W_{${of},g}\\, x_t${bias ? ` + b_{${of},g}` : ''}`;
  const key = projected('K', keyBias);
  return String.raw`k_{t,g} = ${normed ? String.raw`N_g(${key})` : key}, \qquad v_{t,g} = ${projected('V', valueBias)}, \qquad K_g = \begin{pmatrix} k_{0,g} \\ \vdots \\ k_{t,g} \end{pmatrix}, \quad V_g = \begin{pmatrix} v_{0,g} \\ \vdots \\ v_{t,g} \end{pmatrix}`;
}
