import { place } from './panels/place';
import { plural } from './plural';

const figureNames: Readonly<Record<string, string>> = {
  decodedLoss: 'Perda token por token, nats',
  lossFull: 'Perda, cache completo, nats',
  lossWindow48: 'Perda, janela de 48, nats',
  lossWindow48Sink: 'Perda, token 0 e janela de 48, nats',
  startShareOrdinary: 'Parcela no token 0, tokens comuns',
  startShareTrigger: 'Parcela no token 0, gatilhos',
  startValueNormRatio: '‖v‖ do token 0 ÷ média dos outros',
};

function figureName(key: string): string {
  const [, times, depth] = /^digitsRight(\d+)x(?:Depth(\d+))?$/u.exec(key) ?? [];
  if (times === undefined) return figureNames[key] ?? key;
  return `Dígitos lembrados em ${times} × o comprimento de treino${depth === undefined ? '' : `, a ${depth}% de profundidade`}`;
}

const groups = {
  everything: {
    name: 'Tudo',
    keeps: 'Cada cabeça guarda uma chave e um valor de cada token. O cache cresce o mesmo tanto a cada token.',
    look: 'Avance e veja cada cabeça guardar uma chave e um valor do token novo.',
  },
  less: {
    name: 'Menos por token',
    keeps:
      'Ainda todos os tokens, mas menos números de cada um: as cabeças compartilham chaves e valores, ou os reconstroem a partir de menos números.',
    look: 'Compare os bytes por token com os do primeiro modelo.',
  },
  once: {
    name: 'Uma vez só',
    keeps: 'Uma camada enche um cache que todas as camadas acima leem. As camadas abaixo guardam uma quantidade limitada.',
    look: 'Uma camada enche o cache que várias camadas leem.',
  },
  window: {
    name: 'Uma janela',
    keeps: 'Cada camada guarda só os seus últimos tokens. Com a janela cheia, o cache para de crescer.',
    look: 'Avance além da janela: o token mais antigo sai a cada passo.',
  },
  state: {
    name: 'Um estado',
    keeps: 'Todo o passado está em uma soma de tamanho constante. Nenhum token pode ser tirado dela.',
    look: 'O cache tem o tamanho final já no primeiro token e nunca cresce.',
  },
  memory: {
    name: 'Uma memória',
    keeps: 'Os tokens do segmento atual com exatidão, e todos os anteriores em uma soma de tamanho constante.',
    look: 'Avance até o fim de um segmento: os tokens dele passam para a soma.',
  },
  tasks: {
    name: 'Tarefas',
    keeps:
      'Modelos pequenos que aprenderam outra coisa, feitos para mostrar um efeito. As perdas só se comparam dentro de uma tarefa.',
    look: 'Leia o que ele escreve, e veja para onde as cabeças olham enquanto isso.',
  },
} as const;

const look: Readonly<Record<string, string>> = {
  mha: 'Cada cabeça da camada 0 dá cerca de um décimo da atenção ao primeiro token.',
  'softmax-one': 'As linhas somam menos de 1: o resto não vai a lugar nenhum, então nenhum token é sumidouro.',
  'key-bias': 'Uma chave aprendida recebe a atenção que o primeiro token recebe na MHA.',
  'sink-token': 'Quanto de cada linha vai para o token extra antes do texto.',
  'sink-logit': 'Um número aprendido recebe a atenção que o primeiro token recebe na MHA.',
  gated: 'Cada cabeça tem uma porta que ela fecha quando não tem nada a somar.',
  draft: 'Use-o como rascunho de um modelo maior, e conte o que é aceito.',
  gqa: 'Duas cabeças leem as mesmas chaves, e mesmo assim olham para tokens diferentes.',
  mqa: 'Quatro cabeças leem uma chave por token, e mesmo assim olham para tokens diferentes.',
  mla: 'Um token é um latente e uma chave rotatória; a chave de cada cabeça é reconstruída a partir deles.',
  tpa: 'Uma chave é uma soma de dois produtos externos, e só os fatores deles ficam no cache.',
  'yoco-window': 'Duas camadas leem um só cache: meça o tempo do prompt com e sem saída antecipada.',
  'yoco-retention': 'Só o cache de uma camada cresce com o texto; abaixo dela há estados.',
  window: 'Passe do token 64: o mais antigo sai, mas o alcance cresce camada por camada.',
  retention: 'A meia-vida de cada cabeça é fixa: os tokens se apagam no mesmo ritmo em todo texto.',
  'gated-retention': 'γ muda de token para token: veja quais tokens fazem uma cabeça esquecer.',
  linear: 'Compare as linhas com as da MHA: não há softmax que as deixe nítidas.',
  infini: 'Depois de 64 tokens, um segmento entra na memória: veja quais cabeças a leem.',
  'linear-grouped': 'Passe de um grupo de 64 tokens: eles viram parte da soma.',
  'linear-leaky': 'O texto dele sai sem sentido: ao decodificar faltam os 31 tokens seguintes com que ele aprendeu.',
  backcopy: 'Ele copia depois de t, n e s; nos outros tokens, olha para o primeiro.',
  'backcopy-one': 'Ele não precisa de sumidouro: as linhas somam menos de 1.',
  'backcopy-mlp': 'A MLP pode desfazer uma cópia inútil, então o primeiro token não é sumidouro.',
  trigger: 'Numa letra, olha só para ela mesma; numa interrogação, para tudo antes.',
  'trigger-start': 'Numa letra, olha só para o token inicial; numa interrogação, para tudo antes.',
  'trigger-relu': 'Numa letra, a linha fica vazia; numa interrogação, olha para tudo antes.',
  'passkey-full': 'Ele vê todos os tokens, mas lembra menos em textos mais longos que os do treino.',
  'passkey-infini': 'Os dígitos saem do segmento: a memória ainda os tem?',
  'passkey-window': 'Dígitos mais longe do que duas janelas alcançam estão perdidos.',
};

export const models = {
  descriptions: {
    mha: 'A referência: quatro camadas de atenção multicabeça que aprenderam a contar histórias infantis. As frases são gramaticais; os enredos divagam.',
    gqa: 'A referência com duas cabeças de chave/valor por camada, cada uma compartilhada por duas cabeças de consulta, de modo que o cache tem a metade do tamanho.',
    mqa: 'A referência com uma chave e um valor por camada, compartilhados pelas quatro cabeças, de modo que o cache tem um quarto do tamanho.',
    mla: 'Atenção latente multicabeça: cada token guarda um vetor latente de 32 números, do qual cada cabeça lê a sua chave e o seu valor, e uma chave rotatória de 16.',
    tpa: 'Atenção por produto tensorial: as chaves de um token, e os valores, são somas de dois produtos externos, e só os fatores ficam no cache. A atenção é calculada a partir dos fatores.',
    window: 'A referência com uma janela: cada camada vê só os últimos 64 tokens, de modo que o cache nunca cresce além deles.',
    'softmax-one':
      'A referência com 1 somado ao denominador do softmax: uma cabeça pode olhar para lugar nenhum, então não precisa de sumidouro.',
    'key-bias':
      'A referência com uma chave aprendida por cabeça, cujo valor é zero: um lugar para olhar que não é token, então o primeiro token não precisa sê-lo.',
    'sink-token':
      'A referência com um token aprendido antes de cada texto, que não diz nada e nunca é previsto: um sumidouro feito de propósito.',
    'sink-logit':
      'A referência com um logit aprendido por cabeça no denominador do softmax, como no gpt-oss: um lugar para olhar que não é token.',
    gated:
      'A referência com uma porta sigmoide sobre o que cada cabeça misturou: uma cabeça que não tem nada a somar fecha a sua porta, então não precisa de sumidouro.',
    retention:
      'Retenção no lugar da atenção: cada cabeça soma o seu passado com um decaimento fixo, e guarda um estado de tamanho constante em vez de um cache que cresce.',
    'gated-retention':
      'Retenção em que cada token define o decaimento de cada cabeça: o próprio texto diz quando esquecer. Um estado de tamanho constante.',
    'yoco-window':
      'Um decoder-decoder: duas camadas com janela de 64, depois duas que leem um só cache compartilhado de chaves e valores. De um prompt, só o último token precisa das duas de cima.',
    'yoco-retention':
      'Um decoder-decoder: duas camadas de retenção com porta e estado de tamanho constante, depois duas que leem um só cache compartilhado de chaves e valores.',
    linear: 'Atenção sem softmax: elu + 1 de consultas e chaves, multiplicadas; todo o passado em uma soma de tamanho constante.',
    'linear-grouped':
      'Atenção com softmax dentro de grupos de 64 tokens, atenção linear para todos os grupos anteriores, e uma convolução sobre os valores que vê só os últimos 32 tokens.',
    'linear-leaky':
      'O modelo em grupos com uma convolução sem máscara: no treino ele vê os 31 tokens seguintes, então a perda não diz quão bom ele é, e o texto que ele escreve sai sem sentido.',
    infini:
      'Atenção com softmax dentro de segmentos de 64 tokens; cada segmento completo é condensado em uma memória de tamanho constante (regra delta), e uma porta por cabeça mistura as duas.',
    backcopy:
      'Uma camada de atenção que aprendeu a copiar depois de t, n e s; ela estaciona a atenção no primeiro token sempre que não tem nada para copiar.',
    'backcopy-one': 'A mesma tarefa com 1 somado ao denominador do softmax: uma cabeça pode olhar para lugar nenhum.',
    'backcopy-mlp': 'A mesma tarefa com uma MLP depois da atenção, que pode desfazer uma cópia inútil.',
    trigger:
      'Uma camada de atenção que responde a um ponto de interrogação com a média de todos os tokens anteriores e que, nos demais, não deve acrescentar nada. Não há token inicial.',
    'trigger-start': 'A mesma tarefa com um token inicial antes de cada texto: um lugar para olhar que não diz nada.',
    'trigger-relu': 'A mesma tarefa com atenção ReLU: uma linha pode não dar peso a nenhum token.',
    draft:
      'Uma camada, com metade da dimensão: um modelo pequeno que propõe alguns tokens à frente, para um maior verificar em uma passagem. Escreve com os mesmos tokens e aprendeu com o mesmo texto.',
    'passkey-full': 'A mesma tarefa com atenção softmax sobre o texto todo.',
    'passkey-infini':
      'Cinco dígitos escondidos em texto de enchimento: segmentos de 32 tokens e uma memória compressiva (regra delta) de tamanho constante.',
    'passkey-window':
      'A mesma tarefa com atenção softmax sobre os últimos 32 tokens: o que está mais longe do que duas janelas alcançam se perde.',
  },
  title: 'Modelos',
  intro:
    'Clique em um modelo para abri-lo; as setas e as letras vão de um a outro. As perdas estão em nats por token: quanto menores, melhor.',
  pictures: (tokens: string, bytes: string, reference: string): string =>
    `Figuras: o cache de 0 a ${tokens} tokens, sempre em escala até ${bytes}; em cinza, ${reference}; o ponto é o texto mais longo do treino.`,
  loading: 'Carregando os formatos dos modelos.',
  failed: (message: string): string =>
    `Não foi possível carregar os formatos dos modelos, então eles estão sem ordem e sem figuras: ${message}`,
  list: 'Todos os modelos',
  groups,
  look: (id: string, group: keyof typeof groups | null): string | null =>
    look[id] ?? (group === null ? null : groups[group].look),
  open: 'aberto',
  opening: 'carregando…',
  loss: (loss: string): string => `perda ${loss}`,
  noLoss: 'perda não comparável: viu tokens futuros',
  bytesAt: (grows: string, bytes: string, tokens: string): string => `${grows}: ${bytes} com ${tokens} tokens`,
  grows: (perToken: number, bounded: number, constant: boolean): string => {
    const each = `${place.bytes(perToken)} por token`;
    if (bounded === 0) return each;
    const rest = constant ? place.bytes(bounded) : `no máximo ${place.bytes(bounded)}`;
    return perToken > 0 ? `${rest} + ${each}` : constant ? `${rest} com qualquer comprimento` : rest;
  },
  details: (name: string): string => `Sobre ${name}`,
  openThis: (name: string): string => `Abrir ${name}`,
  layers: 'Camadas',
  layersOf: (count: number, mechanism: string): string => `${count} × ${mechanism}`,
  parameters: 'Parâmetros',
  size: 'Download',
  tokensSeen: 'Tokens vistos no treino',
  trainedContext: 'Texto mais longo do treino',
  tokens: (n: number): string => plural(n, 'token'),
  context: 'Slots do cache aqui',
  validationLoss: 'Perda de validação',
  leakingLoss: 'Perda de validação, vendo tokens futuros',
  lossUnit: (loss: string, perplexity: string): string => `${loss} nats por token (perplexidade ${perplexity})`,
  cache: 'Cache',
  fileBytes: (n: string): string => `${n} bytes (float16)`,
  figure: figureName,
  sink: 'Parcela da atenção no token 0, por camada',
  figures: 'Registrado para este modelo',
  sample: 'Uma amostra',
  trained: 'Treinado',
  recorded: 'Perda, parcelas e amostra foram registradas quando o modelo foi treinado; o resto é o formato dele.',
} as const;
