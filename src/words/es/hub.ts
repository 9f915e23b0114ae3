/** Lo que se dice de los modelos que se descargan de Hugging Face Hub. */
import { bytes } from './amounts';

export const hub = {
  error: {
    name: (d: { readonly name: string }): string =>
      `«${d.name}» no es el nombre de un modelo de Hugging Face Hub. Se escribe dueño/nombre, como en openai-community/gpt2.`,
    missing: (d: { readonly repository: string }): string =>
      `En el Hub no hay un modelo ${d.repository} que cualquiera pueda descargar: no existe, es privado o pide aceptar antes sus condiciones. Revise el nombre, o descárguelo usted y abra su carpeta.`,
    'no-file': (d: { readonly repository: string; readonly file: string }): string =>
      `${d.repository} no tiene el archivo ${d.file}. Revise su nombre en el Hub.`,
    'no-model': (d: { readonly repository: string }): string =>
      `${d.repository} no tiene pesos que se puedan leer aquí: ni model.safetensors ni un archivo .gguf. Elija otro modelo.`,
    'choose-file': (d: { readonly repository: string; readonly files: readonly string[] }): string =>
      `${d.repository} tiene varios archivos GGUF. Añada al nombre el que quiere: ${d.files.map((file) => `${d.repository}/${file}`).join(', ')}.`,
    unreachable: (d: { readonly host: string }): string =>
      `No se llega a ${d.host}. Revise la red e inténtelo de nuevo; lo ya descargado se conserva.`,
    refused: (d: { readonly host: string; readonly status: number }): string =>
      `${d.host} respondió con el estado ${d.status} en lugar del archivo. Inténtelo más tarde; lo ya descargado se conserva.`,
    changed: (d: { readonly file: string; readonly expected: number; readonly found: number }): string =>
      `${d.file} llegó con ${d.found} bytes y se anunciaban ${d.expected}. Inténtelo de nuevo.`,
    'no-room': (d: { readonly bytes: number }): string =>
      `El navegador no tiene sitio para ${bytes(d.bytes)} más. Quite modelos descargados antes, o libere espacio en el disco, e inténtelo de nuevo; lo ya descargado se conserva.`,
    removed: (d: { readonly name: string }): string => `${d.name} ya no está guardado en este navegador. Descárguelo de nuevo.`,
  },
} as const;
