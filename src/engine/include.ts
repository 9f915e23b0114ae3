/** A shader's text, and in it the files that its `#include lib/NAME.wgsl` lines stand for. */
export type SourcePart = string | { readonly name: string; readonly parts: readonly SourcePart[] };

/**
 * A shader's source in parts, with the files that it includes in their places, each once.
 * @throws Error naming the file that is missing.
 */
export function includeParts(source: string, library: Readonly<Record<string, string>>): readonly SourcePart[] {
  const taken = new Set<string>();
  const resolve = (text: string): readonly SourcePart[] =>
    // Text and names of files in turn.
    text.split(/^#include lib\/([\w-]+)\.wgsl$/gm).flatMap((part, i): readonly SourcePart[] => {
      if (i % 2 === 0) return [part];
      if (taken.has(part)) return [];
      taken.add(part);
      const included = library[part];
      if (included === undefined) throw new Error(`shaders/lib/${part}.wgsl does not exist`);
      return [{ name: part, parts: resolve(included) }];
    });
  return resolve(source);
}

/** The parts as one text, which is what is compiled. */
export function joinParts(parts: readonly SourcePart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : joinParts(part.parts))).join('');
}
