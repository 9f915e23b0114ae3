/** What a visitor's files are, by their names and first bytes: a lesson, a recording, or else a model. */

export type Recognised = 'lesson' | 'recording' | 'model';

/** JSON files of a model's folder. */
const ofModel =
  /^(?:config|generation_config|tokenizer|tokenizer_config|special_tokens_map|added_tokens|vocab)\.json$|\.index\.json$/iu;
/** A recording says what it is at the beginning of its header. */
const longestLook = 64 * 1024;

export async function recognise(files: readonly File[]): Promise<Recognised> {
  const [file] = files;
  if (file === undefined || files.length > 1) return 'model';
  if (/\.json$/iu.test(file.name) && !ofModel.test(file.name)) return 'lesson';
  if (!/\.safetensors$/iu.test(file.name)) return 'model';
  const start = await file
    .slice(8, longestLook)
    .text()
    .catch(() => '');
  return start.includes('"keepsake-recording"') ? 'recording' : 'model';
}
