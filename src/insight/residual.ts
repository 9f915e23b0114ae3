/** The residual stream of a text as a matrix X [T, D]: how many directions it uses, and which rows point where row 0 does. */

/**
 * Matrix entropy (2510.06477): H = −Σ p_j ln p_j / ln min(T, D), with p_j = σ_j² / ‖X‖²_F of the singular values of X. 1: all directions alike,
 * 0: one alone. NaN with fewer than two rows or columns, or of zeros.
 * @param rows X, [T, D] one row behind the other
 */
export function matrixEntropy(rows: Float32Array, width: number): number {
  const count = rows.length / width;
  const least = Math.min(count, width);
  if (least < 2) return Number.NaN;
  const squares = eigenvalues(gram(rows, width), least);
  // What is below 0 is rounding.
  const total = squares.reduce((sum, value) => sum + Math.max(0, value), 0);
  if (!(total > 0)) return Number.NaN;
  let entropy = 0;
  for (const value of squares) if (value > 0) entropy -= (value / total) * Math.log(value / total);
  return entropy / Math.log(least);
}

/** The smaller of XᵀX and XXᵀ, whose eigenvalues are σ²: [n, n]. */
function gram(rows: Float32Array, width: number): Float64Array {
  const count = rows.length / width;
  const isWide = count <= width;
  const n = Math.min(count, width);
  const products = new Float64Array(n * n);
  if (isWide) {
    for (let a = 0; a < n; a++)
      for (let b = 0; b <= a; b++) {
        let sum = 0;
        for (let d = 0; d < width; d++) sum += (rows[a * width + d] as number) * (rows[b * width + d] as number);
        products[a * n + b] = products[b * n + a] = sum;
      }
    return products;
  }
  for (let t = 0; t < count; t++)
    for (let a = 0; a < n; a++) {
      const x = rows[t * width + a] as number;
      for (let b = 0; b <= a; b++) products[a * n + b] = (products[a * n + b] as number) + x * (rows[t * width + b] as number);
    }
  for (let a = 0; a < n; a++) for (let b = 0; b < a; b++) products[b * n + a] = products[a * n + b] as number;
  return products;
}

/**
 * Eigenvalues of a symmetric matrix [n, n], which is overwritten: Householder's tridiagonal form, then QL with implicit shifts (Golub and Van Loan,
 * Matrix Computations, 8.3). 4/3 n³ multiplications; no vectors are kept.
 */
export function eigenvalues(a: Float64Array, n: number): Float64Array {
  const [diagonal, beside] = tridiagonal(a, n);
  return implicitQl(diagonal, beside);
}

function tridiagonal(a: Float64Array, n: number): readonly [Float64Array, Float64Array] {
  const diagonal = new Float64Array(n);
  const beside = new Float64Array(n);
  const p = new Float64Array(n);
  for (let k = n - 1; k > 0; k--) {
    // Row k left of the diagonal becomes one number.
    const row = k * n;
    let norm = 0;
    for (let i = 0; i < k; i++) norm = Math.hypot(norm, a[row + i] as number);
    diagonal[k] = a[row + k] as number;
    if (norm === 0) continue;
    const last = a[row + k - 1] as number;
    const sign = last > 0 ? -norm : norm;
    beside[k] = sign;
    a[row + k - 1] = last - sign;
    const half = norm * norm - last * sign;
    let dot = 0;
    for (let i = 0; i < k; i++) {
      let sum = 0;
      for (let j = 0; j <= i; j++) sum += (a[i * n + j] as number) * (a[row + j] as number);
      for (let j = i + 1; j < k; j++) sum += (a[j * n + i] as number) * (a[row + j] as number);
      p[i] = sum / half;
      dot += (p[i] as number) * (a[row + i] as number);
    }
    const shift = dot / (2 * half);
    for (let i = 0; i < k; i++) p[i] = (p[i] as number) - shift * (a[row + i] as number);
    for (let i = 0; i < k; i++) {
      const [u, q] = [a[row + i] as number, p[i] as number];
      for (let j = 0; j <= i; j++) a[i * n + j] = (a[i * n + j] as number) - u * (p[j] as number) - q * (a[row + j] as number);
    }
  }
  diagonal[0] = a[0] ?? 0;
  return [diagonal, beside];
}

/** @param d the diagonal, which becomes the eigenvalues @param beside the entry left of each */
function implicitQl(d: Float64Array, beside: Float64Array): Float64Array {
  const n = d.length;
  const e = new Float64Array(n);
  e.set(beside.subarray(1));
  for (let from = 0; from < n; from++) {
    for (let turns = 0; turns < 60; turns++) {
      let end = from;
      while (end < n - 1) {
        const size = Math.abs(d[end] as number) + Math.abs(d[end + 1] as number);
        if (Math.abs(e[end] as number) <= Number.EPSILON * size) break;
        end += 1;
      }
      if (end === from) break;
      let g = ((d[from + 1] as number) - (d[from] as number)) / (2 * (e[from] as number));
      let r = Math.hypot(g, 1);
      g = (d[end] as number) - (d[from] as number) + (e[from] as number) / (g + (g >= 0 ? r : -r));
      let [sine, cosine, shift, i] = [1, 1, 0, end - 1];
      for (; i >= from; i--) {
        const f = sine * (e[i] as number);
        const b = cosine * (e[i] as number);
        r = Math.hypot(f, g);
        e[i + 1] = r;
        if (r === 0) {
          d[i + 1] = (d[i + 1] as number) - shift;
          e[end] = 0;
          break;
        }
        [sine, cosine] = [f / r, g / r];
        g = (d[i + 1] as number) - shift;
        r = ((d[i] as number) - g) * sine + 2 * cosine * b;
        shift = sine * r;
        d[i + 1] = g + shift;
        g = cosine * r - b;
      }
      if (r === 0 && i >= from) continue;
      d[from] = (d[from] as number) - shift;
      e[from] = g;
      e[end] = 0;
    }
  }
  return d;
}

/** cos(x_i, x_0) of every row with the first. */
export function cosinesWithFirst(rows: Float32Array, width: number): Float64Array {
  const count = rows.length / width;
  const product = (row: number, other: number): number => {
    let sum = 0;
    for (let d = 0; d < width; d++) sum += (rows[row * width + d] as number) * (rows[other * width + d] as number);
    return sum;
  };
  const first = Math.sqrt(product(0, 0));
  return Float64Array.from({ length: count }, (_, row) => product(row, 0) / (first * Math.sqrt(product(row, row))));
}

/** From |cos(h_i, h_0)| above this on, a later token is a secondary sink (2512.22213). */
export const secondaryThreshold = 0.9;
