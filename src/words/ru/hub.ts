/** Что говорится о моделях, которые скачиваются с Hugging Face Hub. */
import { bytes } from './amounts';

export const hub = {
  error: {
    name: (d: { readonly name: string }): string =>
      `«${d.name}» — не название модели на Hugging Face Hub. Оно пишется как владелец/название, например openai-community/gpt2.`,
    missing: (d: { readonly repository: string }): string =>
      `На Hub нет модели ${d.repository}, которую мог бы скачать любой: её не существует, она закрыта или требует сначала принять условия. Проверьте название или скачайте её сами и откройте папку.`,
    'no-file': (d: { readonly repository: string; readonly file: string }): string =>
      `В ${d.repository} нет файла ${d.file}. Проверьте его название на Hub.`,
    'no-model': (d: { readonly repository: string }): string =>
      `В ${d.repository} нет весов, которые здесь можно прочитать: ни model.safetensors, ни файла .gguf. Выберите другую модель.`,
    'choose-file': (d: { readonly repository: string; readonly files: readonly string[] }): string =>
      `В ${d.repository} несколько файлов GGUF. Добавьте к названию нужный: ${d.files.map((file) => `${d.repository}/${file}`).join(', ')}.`,
    unreachable: (d: { readonly host: string }): string =>
      `Нет связи с ${d.host}. Проверьте сеть и попробуйте ещё раз; скачанное сохранено.`,
    refused: (d: { readonly host: string; readonly status: number }): string =>
      `${d.host} вместо файла ответил кодом ${d.status}. Попробуйте позже; скачанное сохранено.`,
    changed: (d: { readonly file: string; readonly expected: number; readonly found: number }): string =>
      `Размер ${d.file} при скачивании — ${bytes(d.found)} вместо обещанных ${bytes(d.expected)}. Попробуйте ещё раз.`,
    'no-room': (d: { readonly bytes: number }): string =>
      `В браузере нет места ещё для ${bytes(d.bytes)}. Удалите скачанные раньше модели или освободите место на диске и попробуйте ещё раз; скачанное сохранено.`,
    removed: (d: { readonly name: string }): string => `${d.name} больше не хранится в этом браузере. Скачайте модель ещё раз.`,
  },
} as const;
