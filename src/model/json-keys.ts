/**
 * The first key that a JSON object (valid JSON, an object at its top) has twice at its top level, or null.
 * `JSON.parse` keeps the last of two and says nothing, which in a file of weights would hide a tensor.
 */
export function duplicateKey(json: string): string | null {
  const seen = new Set<string>();
  // Strings whole, so that braces and commas inside them count for nothing; then what gives the text its structure.
  const lexeme = /"(?:[^"\\]+|\\.)*"|[{}[\]:,]/gu;
  let depth = 0;
  let last = '';
  for (const [text] of json.matchAll(lexeme)) {
    if (text === '{' || text === '[') depth += 1;
    else if (text === '}' || text === ']') depth -= 1;
    else if (text === ':' && depth === 1) {
      const key = JSON.parse(last) as string;
      if (seen.has(key)) return key;
      seen.add(key);
    }
    last = text;
  }
  return null;
}
