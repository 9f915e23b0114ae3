/** What is said of models that are fetched from the Hugging Face Hub. Loaded with what fetches them. */
import { bytes } from './amounts';

export const hub = {
  error: {
    name: (d: { readonly name: string }): string =>
      `“${d.name}” is not the name of a model on the Hugging Face Hub. It is written owner/name, as in openai-community/gpt2.`,
    missing: (d: { readonly repository: string }): string =>
      `The Hub has no model ${d.repository} that anyone may fetch: it does not exist, is private, or asks for its terms to be accepted first. Check the name, or download it yourself and open its folder.`,
    'no-file': (d: { readonly repository: string; readonly file: string }): string =>
      `${d.repository} has no file ${d.file}. Check its name on the Hub.`,
    'no-model': (d: { readonly repository: string }): string =>
      `${d.repository} has no weights that can be read here: neither model.safetensors nor a .gguf file. Choose another model.`,
    'choose-file': (d: { readonly repository: string; readonly files: readonly string[] }): string =>
      `${d.repository} has several GGUF files. Add the one you want to the name: ${d.files.map((file) => `${d.repository}/${file}`).join(', ')}.`,
    unreachable: (d: { readonly host: string }): string =>
      `${d.host} cannot be reached. Check the network and try again; what was fetched is kept.`,
    refused: (d: { readonly host: string; readonly status: number }): string =>
      `${d.host} answered with status ${d.status} instead of the file. Try again later; what was fetched is kept.`,
    changed: (d: { readonly file: string; readonly expected: number; readonly found: number }): string =>
      `${d.file} came with ${d.found} bytes where ${d.expected} were announced. Try again.`,
    'no-room': (d: { readonly bytes: number }): string =>
      `The browser has no room for ${bytes(d.bytes)} more. Remove models that were fetched before, or free space on the disk, and try again; what was fetched is kept.`,
    removed: (d: { readonly name: string }): string => `${d.name} is no longer kept in this browser. Fetch it again.`,
  },
} as const;
