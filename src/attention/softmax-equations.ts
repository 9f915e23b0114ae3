/** The equations of softmax attention, in TeX, as a layer's spec has it. */
import type { SoftmaxSpec } from '../model/spec';
import { words } from '../words';
import { roundedToSignificant } from '../words/numbers';
import type { Equations } from './mechanism';

/** One row of attention (Vaswani et al. 1706.03762, equation 1) with what the layer adds to it. */
export function softmaxEquations(spec: SoftmaxSpec): Equations {
  const { window, headWidth, gate, weighting } = spec;
  const from = window === null ? '0' : String.raw`\max(0,\, t - ${window - 1})`;
  const exponential = (key: string): string => powerOf(spec, 't', key, 'd');
  const alpha =
    weighting === 'relu'
      ? rectifiedOf(spec, 't', 'j', 'd', 'n_t')
      : String.raw`\frac{${exponential('j')}}{${extraOf(spec, 't', 'd')}\sum_{i=${from}}^{t} ${exponential('i')}}`;
  const mixed = String.raw`\sum_{j=${from}}^{t} \alpha_{t,j}\, v_j`;
  return {
    attention: {
      tex: String.raw`\alpha_{t,j} = ${alpha}, \qquad o_t = ${gate === undefined ? mixed : String.raw`g_t ${mixed}, \qquad g_t = \sigma(w \cdot x_t)`}`,
      where: meaningOf(spec),
      weight(row, key) {
        const [t, d] = [`{${row}}`, `${headWidth}`];
        const first = window === null ? 0 : Math.max(0, row - window + 1);
        if (weighting === 'relu') return rectifiedOf(spec, t, `{${key}}`, d, `${row - first + 1}`);
        return String.raw`\frac{${powerOf(spec, t, `{${key}}`, d)}}{${extraOf(spec, t, d)}\sum_{i=${first}}^{${row}} ${powerOf(spec, t, '{i}', d)}}`;
      },
    },
    cache: {
      tex: String.raw`\text{${words.mechanisms.bytes}} = 2 \cdot L \cdot G \cdot d \cdot b \cdot n`,
      where: words.mechanisms.softmax.cache,
    },
  };
}

/** The weight of ReLU attention, of row t with key j: `n` tokens are seen. */
function rectifiedOf(spec: SoftmaxSpec, t: string, j: string, d: string, n: string): string {
  return String.raw`\frac{\max\bigl(0,\, ${scoreOf(spec, `q_${t} \\cdot k_${j}`, d).inside}\,\bigr)}{${n}}`;
}

/** What the letters mean, and what is done that the equation does not show. */
function meaningOf({ cap, queryKeyNorm, extraLogit, gate, weighting }: SoftmaxSpec): string {
  const say = words.mechanisms.softmax;
  return [
    say.attention,
    ...(weighting === 'relu' ? [say.rectified] : []),
    ...(gate === undefined ? [] : [say.gate]),
    ...(queryKeyNorm === undefined ? [] : [say.headNorm]),
    ...(cap === undefined ? [] : [say.capped(cap)]),
    ...(extraLogit === 'logit' ? [say.sinkLogit] : []),
  ].join(' ');
}

/** e to the score of row t with key j. */
function powerOf(spec: SoftmaxSpec, t: string, j: string, d: string): string {
  const { cap } = spec;
  const score = scoreOf(spec, `q_${t} \\cdot k_${j}`, d);
  return cap === undefined ? score.power : String.raw`\exp\bigl(${cap} \tanh(${score.inside} / ${cap})\bigr)`;
}

/** A scaled product, alone and as a power of e. */
function scoreOf({ scale }: SoftmaxSpec, product: string, d: string): { readonly inside: string; readonly power: string } {
  const root = (of: string): string => String.raw`${product} / \sqrt{${of}}`;
  if (scale === undefined) return { inside: root(d), power: String.raw`\exp\bigl(${root(d)}\,\bigr)` };
  if (scale === 1) return { inside: product, power: String.raw`\exp(${product})` };
  // Scales are published as the number under the root.
  const under = Math.round(1 / scale ** 2);
  const inside =
    Math.abs(under * scale ** 2 - 1) < 1e-6 ? root(String(under)) : `${roundedToSignificant(scale, 4)} \\, ${product}`;
  return { inside, power: String.raw`\exp\bigl(${inside}\,\bigr)` };
}

/** What joins the softmax's denominator. */
function extraOf(spec: SoftmaxSpec, t: string, d: string): string {
  switch (spec.extraLogit) {
    case 'none':
      return '';
    case 'zero':
      return '1 + ';
    case 'key':
      return `${scoreOf(spec, `q_${t} \\cdot k^{*}`, d).power} + `;
    case 'logit':
      return String.raw`\exp(z^{*}) + `;
  }
}
