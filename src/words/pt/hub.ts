/** O que se diz dos modelos que são baixados do Hugging Face Hub. */
import { bytes } from './amounts';

export const hub = {
  error: {
    name: (d: { readonly name: string }): string =>
      `“${d.name}” não é o nome de um modelo do Hugging Face Hub. Ele se escreve dono/nome, como em openai-community/gpt2.`,
    missing: (d: { readonly repository: string }): string =>
      `O Hub não tem um modelo ${d.repository} que qualquer pessoa possa baixar: ele não existe, é privado ou pede que se aceitem antes os seus termos. Confira o nome, ou baixe-o você mesmo e abra a pasta.`,
    'no-file': (d: { readonly repository: string; readonly file: string }): string =>
      `${d.repository} não tem o arquivo ${d.file}. Confira o nome dele no Hub.`,
    'no-model': (d: { readonly repository: string }): string =>
      `${d.repository} não tem pesos que possam ser lidos aqui: nem model.safetensors nem um arquivo .gguf. Escolha outro modelo.`,
    'choose-file': (d: { readonly repository: string; readonly files: readonly string[] }): string =>
      `${d.repository} tem vários arquivos GGUF. Acrescente ao nome o que você quer: ${d.files.map((file) => `${d.repository}/${file}`).join(', ')}.`,
    unreachable: (d: { readonly host: string }): string =>
      `Não se consegue acessar ${d.host}. Confira a rede e tente de novo; o que já foi baixado fica guardado.`,
    refused: (d: { readonly host: string; readonly status: number }): string =>
      `${d.host} respondeu com o status ${d.status} em vez do arquivo. Tente mais tarde; o que já foi baixado fica guardado.`,
    changed: (d: { readonly file: string; readonly expected: number; readonly found: number }): string =>
      `${d.file} veio com ${d.found} bytes, e foram anunciados ${d.expected}. Tente de novo.`,
    'no-room': (d: { readonly bytes: number }): string =>
      `O navegador não tem espaço para mais ${bytes(d.bytes)}. Remova modelos baixados antes, ou libere espaço em disco, e tente de novo; o que já foi baixado fica guardado.`,
    removed: (d: { readonly name: string }): string => `${d.name} não está mais guardado neste navegador. Baixe-o de novo.`,
  },
} as const;
