import type { LessonWords } from '../../lesson-words';

export const whatTheCacheCosts = {
  title: 'Quanto custa o cache',
  asks: 'Por que a memória limita os textos longos, e o que você guardaria?',
  steps: {
    token: {
      say: 'Este modelo pequeno guarda {small, number} bytes de cada token. O Llama 3.1 70B tem {layers, number} camadas, cada uma com {heads, number} chaves e valores, de {width, number} números, com dois bytes cada.',
      question: 'Quantos kB ele guarda de um token?',
      reveal:
        'São {layers, number} × 2 × {heads, number} × {width, number} números. O texto mais longo que ele consegue ler ocupa {full, number, ::@@@} GB.',
    },
    fits: {
      say: 'Uma placa vendida com {sold, number} GB também tem de comportar os pesos: {weights, number} GB, com um byte para cada um.',
      question: 'Que comprimento de texto ainda cabe nela?',
      choices: { all: 'O maior que o modelo consegue ler', part: 'Menos da metade disso', none: 'Nem uma página' },
      reveal:
        '{tokens, number} tokens, para uma pessoa: veja a tabela. Com 4 bits por número em vez de 16, o texto mais longo cabe.',
    },
    shared: {
      say: 'Neste modelo, {heads, number} cabeças compartilham {groups, number} chaves, e por isso cabem {now, number} tokens.',
      question: 'Quantos caberiam se cada cabeça guardasse a sua própria chave, como nos primeiros modelos?',
      reveal:
        'Algumas páginas. E se só uma camada guardasse chaves, o texto mais longo ocuparia {once, number, ::@@} GB, e não {full, number, ::@@}.',
    },
    keep: {
      say: 'Agora o cache é você. Estes {tokens, number} tokens foram lidos, e há espaço para {room, number} deles além do último.',
      question: 'Quais você guardaria, para que o último token ache aquilo para que olha? Clique neles no texto.',
      reveal:
        'Os últimos guardam {window, number, percent} (pista 2). Com o primeiro de todos entre eles são {first, number, percent} (pista 3). A H2O guarda os mais olhados, {heavy, number, percent} (pista 4).',
    },
    lost: {
      say: 'O que importa é a previsão. Veja a última curva: em média ela difere da do cache completo em {window, number, ::.00} bits na pista 2, {first, number, ::.00} na pista 3, {heavy, number, ::.00} na pista 4.',
    },
    first: {
      say: 'Este cache tem {kept, number} tokens, o primeiro de todos e os últimos. Um token deste texto custa então {pinned, number, ::.0} bits.',
      question: 'O primeiro não diz nada. Descarte-o e guarde mais um dos últimos: quantos bits custa então um token?',
      reveal:
        'Ninguém que se guie pelo significado teria guardado esse token. Mas a atenção repousa nele, e sem ele as previsões pioram.',
    },
    three: {
      say: 'Há três jeitos de poupar: menos de cada token, menos camadas que guardam, menos tokens. Uma janela com os seus primeiros tokens ocupa {sinks, number, ::.00} GB de {full, number, ::@@@}, e esquece o resto.',
    },
  },
  tryIt:
    'Escolha uma placa e um modelo na calculadora, e ache dois jeitos diferentes de fazer caber 32 pessoas com 8.192 tokens cada. De que cada jeito abre mão?',
  teachers: {
    purpose:
      'A turma calcula um cache à mão, vê o que cabe em uma placa real, e faz ela mesma o papel do cache. Aprende que o que parece importante a quem lê e aquilo de que a atenção precisa não são a mesma coisa.',
    before:
      'O que é um cache de chaves e valores. Sumidouros de atenção (a aula “Para onde escoa a atenção”) dão mais sentido ao jogo.',
    limits:
      'Os tamanhos dos modelos publicados são calculados, não executados. O jogo trata de uma linha de um modelo com um milhão de parâmetros e um texto de 28 tokens, pela média das suas cabeças; os autores da H2O mantêm uma lista para cada cabeça, aqui todas compartilham uma. Qual política se sai melhor muda com o texto e com o limite de tokens.',
  },
} as const satisfies LessonWords;
