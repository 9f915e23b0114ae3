/**
 * A shader's source with its `#include lib/NAME.wgsl` lines replaced by those files, each once.
 * @throws Error naming the file that is missing.
 */
export function resolveIncludes(source: string, library: Readonly<Record<string, string>>): string {
  const taken = new Set<string>();
  const resolve = (text: string): string =>
    text.replace(/^#include lib\/([\w-]+)\.wgsl$/gm, (_, name: string) => {
      if (taken.has(name)) return '';
      taken.add(name);
      const included = library[name];
      if (included === undefined) throw new Error(`shaders/lib/${name}.wgsl does not exist`);
      return resolve(included);
    });
  return resolve(source);
}
