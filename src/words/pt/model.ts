const shape = (extents: readonly number[]): string => (extents.length === 0 ? 'um só número' : `[${extents.join(', ')}]`);
const reload =
  'Recarregue a página para buscá-lo de novo; se isto persistir, o arquivo no servidor está danificado: copie-o para lá mais uma vez.';
const exportAgain = 'Exporte o modelo de novo com a especificação que corresponde a ele.';

export const model = {
  tasks: { stories: 'Histórias', backcopy: 'Backcopy', trigger: 'Gatilho', passkey: 'Senha' },
  names: {
    mha: 'MHA',
    gqa: 'GQA-2',
    mqa: 'MQA',
    mla: 'MLA',
    tpa: 'TPA',
    window: 'janela 64',
    'softmax-one': 'softmax + 1',
    'key-bias': 'viés na chave',
    'sink-token': 'token sumidouro',
    'sink-logit': 'logit de sumidouro',
    gated: 'com porta',
    retention: 'retenção',
    'gated-retention': 'retenção com porta',
    'yoco-window': 'YOCO, janela',
    'yoco-retention': 'YOCO, retenção com porta',
    linear: 'linear',
    'linear-grouped': 'linear, em grupos',
    'linear-leaky': 'linear, com vazamento',
    infini: 'Infini-attention',
    backcopy: 'Backcopy',
    'backcopy-one': 'softmax + 1',
    'backcopy-mlp': 'com MLP',
    trigger: 'Gatilho',
    'trigger-start': 'com início',
    'trigger-relu': 'ReLU',
    draft: 'rascunho',
    'passkey-full': 'tudo guardado',
    'passkey-infini': 'Infini-attention',
    'passkey-window': 'janela',
  },
  error: {
    'file-missing': (d: { readonly file: string; readonly status: number | null }): string =>
      d.status === null
        ? `Não foi possível buscar ${d.file}. Verifique a conexão e tente de novo.`
        : `Não foi possível buscar ${d.file} (status ${d.status}). Verifique se a pasta “models” está completa, ao lado da página.`,
    'wrong-size': (d: { readonly file: string; readonly expected: number; readonly found: number }): string =>
      `${d.file} tem ${d.found} bytes; o catálogo diz ${d.expected}. ${reload}`,
    'wrong-checksum': (d: { readonly file: string; readonly expected: string; readonly found: string }): string =>
      `${d.file} não é o arquivo que o catálogo indica: o SHA-256 começa com ${d.found.slice(0, 12)}, esperava-se ${d.expected.slice(0, 12)}. ${reload}`,
    'not-json': (d: { readonly file: string }): string => `${d.file} não é JSON. ${reload}`,
    'not-safetensors': (d: { readonly bytes: number }): string =>
      `Este não é um arquivo safetensors (${d.bytes} bytes): não começa com o comprimento de um cabeçalho seguido do cabeçalho. Escolha um arquivo que termine em .safetensors.`,
    truncated: (d: { readonly tensor: string | null; readonly expected: number; readonly found: number }): string =>
      `Os pesos acabam cedo demais${d.tensor === null ? ', dentro do cabeçalho' : `, dentro de ${d.tensor}`}: foram anunciados ${d.expected} bytes, há ${d.found}. ${reload}`,
    'bad-header': (d: { readonly tensor: string | null; readonly problem: string }): string =>
      `O cabeçalho dos pesos está errado${d.tensor === null ? '' : ` quanto a ${d.tensor}`}: ${d.problem}. ${exportAgain}`,
    'missing-tensor': (d: { readonly tensor: string; readonly expected: readonly number[] | null }): string =>
      `Os pesos não têm o tensor ${d.tensor}${d.expected === null ? '' : ` de formato ${shape(d.expected)}`}. ${exportAgain}`,
    'wrong-shape': (d: {
      readonly tensor: string;
      readonly expected: readonly number[];
      readonly found: readonly number[];
    }): string => `${d.tensor} tem formato ${shape(d.found)}; a especificação pede ${shape(d.expected)}. ${exportAgain}`,
    'wrong-dtype': (d: { readonly tensor: string; readonly found: string; readonly readable: readonly string[] }): string =>
      `${d.tensor} está gravado como ${d.found}; é possível ler ${d.readable.join(', ')}. Converta-o e exporte o modelo de novo.`,
    'not-finite': (d: { readonly tensor: string; readonly index: number; readonly value: string }): string =>
      `${d.tensor} contém ${d.value} no elemento ${d.index}: o treino divergiu, ou o arquivo está danificado. Exporte o modelo de um checkpoint anterior.`,
    overflow: (d: { readonly tensor: string; readonly index: number; readonly value: number }): string =>
      `${d.tensor} contém ${d.value} no elemento ${d.index}, grande demais para float16 (máximo 65504). Reduza a escala dos pesos do modelo e exporte-o de novo.`,
    'bad-spec': (d: { readonly path: string; readonly problem: string }): string =>
      `A especificação do modelo está errada${d.path === '' ? '' : ` em ${d.path}`}: ${d.problem}. Corrija-a, ou exporte o modelo de novo.`,
    'bad-catalogue': (d: { readonly path: string; readonly problem: string }): string =>
      `O catálogo de modelos está errado${d.path === '' ? '' : ` em ${d.path}`}: ${d.problem}. ${reload}`,
    'unknown-model': (d: { readonly id: string; readonly known: readonly string[] }): string =>
      `Não há modelo “${d.id}”. Há estes: ${d.known.join(', ')}.`,
    'bad-tokenizer': (d: { readonly problem: string }): string =>
      `Não é possível usar o tokenizador: ${d.problem}. Use o tokenizador com que o modelo foi treinado.`,
  },
  header: {
    json: 'não é JSON',
    object: 'não é um objeto de tensores',
    entry: 'não é descrito por dtype, shape e data_offsets',
    twice: 'aparece duas vezes',
    shape: 'o shape não é uma lista de números inteiros',
    offsets: 'os data_offsets não são dois números inteiros em ordem',
    length: (expected: number, found: number): string => `shape e dtype pedem ${expected} bytes, os offsets abrangem ${found}`,
    overlap: (other: string): string => `ele se sobrepõe a ${other}`,
    gap: (bytes: number): string => `${bytes} bytes antes dele não pertencem a nenhum tensor`,
    rest: (bytes: number): string => `${bytes} bytes depois do último tensor não pertencem a nenhum`,
  },
  spec: {
    start: (token: number, vocabulary: number): string => `o token ${token} não está em um vocabulário de ${vocabulary}`,
  },
  chatTemplate: 'Os arquivos têm um modelo de formatação para conversas. Ele não é usado: o modelo lê o texto como foi digitado.',
  tokenizer: {
    kind: (name: string): string =>
      `o tipo “${name}” não pode ser lido aqui; podem BPE, unigrama e os tipos gpt2 e llama de GGUF`,
    suffix: 'ele marca as partes de uma palavra com prefixos ou sufixos, o que não pode ser lido aqui',
    rule: (rule: string): string => `ele corta os textos por uma regra que não é conhecida aqui (${rule})`,
    json: (file: string): string => `${file} não é JSON`,
    large: (megabytes: number, most: number): string =>
      `o arquivo tem ${megabytes} MB, e nenhum tokenizador precisa de mais de ${most}`,
    slow: (seconds: number): string => `a leitura levou mais de ${seconds} segundos`,
    noVocabulary: 'ele não tem lista de tokens',
    noMerges: 'ele não tem fusões, sem as quais não se formam tokens a partir de bytes ou letras',
    noScores: 'ele não tem uma pontuação para cada token',
    number: (text: string): string => `a entrada “${text}” não é um token com seu número`,
    added: 'falta o texto ou o número de um dos tokens adicionados',
    merges: 'uma das fusões não é formada por dois tokens',
    twice: (token: number): string => `dois tokens têm o número ${token}`,
    long: (token: number): string => `o token ${token} é mais longo que qualquer texto que se possa ler`,
    symbol: (token: number): string => `o token ${token} não está escrito no alfabeto de bytes`,
    merge: (joined: string): string => `uma fusão forma “${joined}”, e esse token ou uma de suas partes não está no vocabulário`,
    size: (token: number, vocabulary: number): string =>
      `ele tem um token ${token}, e o vocabulário do modelo acaba em ${vocabulary - 1}`,
    ends: (token: number, vocabulary: number): string => `o arquivo acaba no token ${token}, e o modelo tem ${vocabulary} tokens`,
    rest: (bytes: number, vocabulary: number): string =>
      `o arquivo tem ${bytes} bytes a mais do que ocupam os ${vocabulary} tokens do modelo`,
    start: (token: number): string => `ele não tem o token especial ${token}, com que começam os textos do modelo`,
    library: (message: string): string => `a leitura falhou (${message})`,
  },
} as const;
