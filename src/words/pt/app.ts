import { count, fixed, plain } from '../numbers';
export const app = {
  name: 'Keepsake',
  tagline: 'Veja o que um transformer guarda no cache',
  lessons: 'Aulas',
  covered: 'Coberto até você dar um palpite.',
  skipToPanels: 'Ir para os painéis',
  arrival:
    'Um pequeno modelo de linguagem escreve uma história. Cada palavra acrescenta uma linha: para quais palavras anteriores ela olha. Em laranja, o primeiro token de todos.',
  arrivalHint: 'Pressione qualquer tecla.',
  arrivalLesson: 'Começar pela primeira aula',
  modelButton: {
    label: (name: string): string => `Modelo: ${name}`,
    hint: 'Escolher um modelo',
    loading: (name: string): string => `Carregando ${name}…`,
    none: 'Escolha um modelo',
  },
  viewBar: 'Visões',
  views: {
    decode: { name: 'Decodificar', question: 'O que faz o modelo a cada token?' },
    sinks: { name: 'Sumidouros', question: 'Por que olhar o primeiro token?' },
    why: { name: 'Porquê', question: 'Por que uma cabeça olha ali?' },
    cache: { name: 'Cache', question: 'O que fica e o que é descartado?' },
    window: { name: 'Janela', question: 'Até onde o modelo olha para trás?' },
    layers: { name: 'Camadas', question: 'O que cada camada guarda e calcula?' },
    compare: { name: 'Comparar', question: 'O que outros guardam, a que custo?' },
    draft: { name: 'Rascunho', question: 'Como gerar vários tokens por vez?' },
    calculator: { name: 'Calculadora', question: 'Quanto cache usa um modelo real?' },
    workbench: { name: 'Bancada', question: 'Quaisquer painéis, dispostos à mão' },
    train: { name: 'Treinar', question: 'Quando surge um sumidouro?' },
  },
  depth: 'Nível',
  depths: { idea: 'Ideia', maths: 'Fórmula', code: 'Código' },
  transport: 'Avançar e voltar',
  position: (length: number, promptLength: number, context: number): string =>
    length > promptLength
      ? `token ${length}/${context} · ${length - promptLength} ${length - promptLength === 1 ? 'gerado' : 'gerados'}`
      : length === promptLength
        ? `token ${length}/${context} · prompt lido`
        : `token ${length}/${context} · dentro do prompt`,
  spokenStep: (now: {
    token: string;
    head: string;
    looksAt: string | null;
    share: string;
    next: string;
    chance: string;
    bytes: string;
  }): string =>
    now.looksAt === null
      ? `Token ${now.token}. Próximo mais provável: ${now.next}, ${now.chance}. Cache: ${now.bytes}.`
      : `Token ${now.token}. Na ${now.head}, ele olha mais para ${now.looksAt}, ${now.share}. Próximo mais provável: ${now.next}, ${now.chance}. Cache: ${now.bytes}.`,
  playbackEnded: (position: string): string => `A reprodução parou: ${position}.`,
  pause: 'Pausar',
  speed: 'Velocidade',
  speedUnit: (perSecond: number): string => (perSecond === 0 ? 'máxima' : `${perSecond} por s`),
  promptLabel: 'Prompt',
  promptHint: 'Digite qualquer texto; Ctrl + Enter lê o texto.',
  promptRead: 'Ler',
  promptReset: 'Exemplo',
  reading: (done: number, total: number): string => `Lendo o prompt: ${done} de ${total} tokens`,
  text: { edit: 'Escrever um prompt', back: 'Voltar aos tokens', all: 'Todos os tokens' },
  tabs: 'Painéis neste lugar',
  panels: (shown: number, all: number): string => `Painéis: ${shown} de ${all}`,
  loadingPage: 'Iniciando…',
  help: 'Teclas',
  about: 'Sobre',
  close: 'Fechar',
  dismiss: 'Dispensar',
  linkCopied: 'Link copiado. Ele abre este modelo, prompt, tokens, foco e visão.',
  linkReady: (link: string): string => `O navegador não permite copiar aqui. Este é o link: ${link}`,
  theme: { auto: 'Tema: automático', light: 'Tema: claro', dark: 'Tema: escuro' },
  keyNames: {
    ArrowRight: '→',
    ArrowLeft: '←',
    ArrowUp: '↑',
    ArrowDown: '↓',
    Escape: 'Esc',
    PageDown: 'Page ↓',
    PageUp: 'Page ↑',
    Home: 'Home',
    End: 'End',
    Enter: 'Enter',
    Space: 'Espaço',
    Shift: 'Shift',
  },
  pictures: {
    link: 'Copiar o link',
    qr: 'Código QR para a sala',
    embed: 'Copiar o código para um slide',
    picture: 'Figura desta visão',
    clip: (steps: number): string => `Clipe dos próximos ${steps} passos`,
    formats: { svg: 'SVG', png: 'PNG, 1920 × 1080', webm: 'WebM', mp4: 'MP4', gif: 'GIF' },
    recording: (done: number, steps: number): string => `Passo ${done} de ${steps}`,
    stop: 'Parar e salvar o clipe',
    title: (view: string, question: string): string => `${view}: ${question}`,
    line: (
      model: string,
      tokens: number,
      { greedy, temperature, seed }: { greedy: boolean; temperature: number; seed: number },
    ): string =>
      `${model} · token ${count(tokens)} · ${greedy ? 'gulosa' : `temperatura ${plain(temperature)}, semente ${plain(seed)}`} · Keepsake`,
    nothing: 'Não há painel para desenhar. Abra uma visão primeiro.',
    noEncoder: 'Este navegador não consegue gravar esse tipo de vídeo. GIF funciona em qualquer um.',
    cutShort: (steps: number, why: string): string => `O clipe termina após o passo ${steps} e foi salvo assim. ${why}`,
  },
  embed: {
    malformed: 'Esta mensagem não é conhecida pela versão 1 do contrato do Keepsake. Veja “Embedding” na documentação.',
    title: 'Keepsake: veja o que um transformer guarda',
    copied: 'O código desta visão, para um slide ou um artigo, foi copiado.',
    ready: (code: string): string => `O navegador não permite copiar aqui. Este é o código: ${code}`,
  },
  offline: {
    kept: (size: string): string => `Tudo está guardado neste navegador (${size}): a página e os modelos agora abrem sem rede.`,
    newer: 'Há uma versão mais nova do Keepsake. Carregue-a em “Sobre” quando quiser; o texto continua aqui.',
  },
  language: { label: 'Idioma', auto: 'Idioma: o do navegador' },
  share: 'Compartilhar',
  present: 'Apresentar',
  notesBlocked: (link: string): string =>
    `O navegador não deixa a página abrir uma segunda janela. Abra este link em outra janela: ${link}`,
  restorePanels: 'Todos os painéis',
  closeMaximised: 'Voltar à visão',
  backend: {
    label: 'Onde ele roda',
    webgpu: 'WebGPU',
    cpu: 'CPU',
    recorded: 'Gravado em outro lugar',
    auto: 'Escolher pelo tempo',
    webgpuOnly: 'WebGPU',
    cpuOnly: 'CPU',
    step: (milliseconds: number): string =>
      milliseconds < 0.1 ? `menos de ${fixed(0.1, 1)} ms/passo` : `${fixed(milliseconds, milliseconds < 10 ? 2 : 0)} ms/passo`,
    runs: (name: string, why: string): string => `${name}. ${why}`,
    timed: (name: string, time: string): string => `${name}: ${time}`,
    emulated: (adapter: string): string => `${adapter} (um adaptador de software: a CPU emula uma GPU)`,
    starting: 'Nenhum modelo está aberto ainda. O primeiro vai rodar no backend que você escolher.',
    measured: 'Tempo medido quando o modelo foi carregado (mediana de três passos):',
    notTimed: 'não medido',
    unavailable: 'não disponível aqui',
    why: {
      chosen: 'Foi a sua escolha.',
      faster: 'Foi o mais rápido quando os dois foram medidos.',
      large: 'A GPU o executa. O modelo é grande demais para ser copiado também para a CPU só para medir o tempo.',
      only: 'O outro não está disponível aqui.',
      software:
        'O único adaptador gráfico aqui é de software, que emula uma GPU na CPU. Por isso a CPU foi escolhida de imediato, e o WebGPU não foi medido.',
      recovered: 'A GPU foi perdida e se recuperou; os pesos foram carregados de novo e o texto foi lido de novo.',
      fallback: 'Não foi possível usar a GPU, então o modelo roda na CPU. Nada do texto se perdeu.',
    },
    noWebGPU:
      'WebGPU não está disponível aqui, então o modelo roda na CPU: tudo funciona, só mais devagar. Para WebGPU, use um Chrome, Edge, Safari ou Firefox atual, com a aceleração de hardware ligada.',
  },
  failed: {
    title: 'Isto não funcionou',
    start: 'O Keepsake não conseguiu iniciar.',
    again: 'Tentar de novo',
    page: 'O Keepsake parou.',
    pageWhy: (why: string): string => `Não foi possível desenhar a página (${why}).`,
    defaults: 'Abrir a página com os padrões',
    defaultsHint:
      'Abre a página sem as configurações do link. Copie o link se quiser guardá-lo; o botão Voltar do navegador também retorna a ele:',
    worker: (why: string): string =>
      `Os modelos rodam em um worker, e o navegador não deixa esta página iniciar um (${why}). Abra o Keepsake em uma aba separada, a partir de um servidor.`,
  },
} as const;
