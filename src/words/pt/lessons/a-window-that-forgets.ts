import type { LessonWords } from '../../lesson-words';

export const aWindowThatForgets = {
  title: 'Uma janela que esquece',
  asks: 'Um modelo pode ler para sempre com um cache que não cresce?',
  steps: {
    number: {
      say: 'Há um número depois do # no início, e o ponto de interrogação pergunta por ele. Esta cabeça vai buscar o primeiro dígito.',
      question: 'Para onde ela tem de olhar? Clique no token.',
      reveal:
        'Para o {digit}, com {share, number, percent} da sua atenção, e o modelo responde {next} com {sure, number, percent}. Ele consegue porque tudo ainda está no cache.',
    },
    gone: {
      say: 'Um cache que guarda tudo cresce sem fim. Então agora ele guarda uma janela, os últimos {kept, number} de {tokens, number} tokens.',
      question: 'Quanta certeza o modelo tem agora do dígito certo, {digit}?',
      reveal:
        'Em vez disso ele diz {next}. O que saiu do cache se foi, por melhor que o modelo tenha sido treinado para buscá-lo.',
    },
    why: {
      say: 'Histórias precisam menos do que ficou muito atrás. Com tudo guardado, esta ocupa {bytes, number} bytes e custa {full, number, ::.00} bits por token.',
      question: 'Quantos bits por token com uma janela de 16?',
      reveal: 'Mas ela ocupa {less, number} bytes, e nunca mais que isso, por mais longo que o texto fique.',
    },
    sink: {
      say: 'A janela custa {windowed, number, ::.00} bits por token. Deixe o primeiro token, a marca de início, ficar para sempre, e descarte mais um dos outros.',
      question: 'A marca não diz nada. Que efeito isso terá?',
      choices: {
        more: 'Ajuda',
        none: 'Quase nada',
        worse: 'Custa mais, pois se perde mais uma palavra',
      },
      reveal:
        '{kept, number, ::.00} bits, com o mesmo número de tokens, {seenAfter, number}. As cabeças têm de novo um lugar para o que não precisam: um sumidouro e uma janela são o StreamingLLM.',
    },
    again: {
      say: 'Há outro jeito. A cada token, leia os últimos 16 de novo, do zero, para que um deles seja outra vez o primeiro.',
      question: 'Quantas vezes mais multiplicações um passo custa então?',
      reveal:
        'E o texto custa {again, number, ::.00} bits por token. No artigo isso conserta a janela, mas aqui não, pois só a marca é um sumidouro.',
    },
    positions: {
      say: 'Talvez só as posições estejam erradas. Conte-as a partir de 0 no cache, para que o token mais antigo da janela fique na primeira.',
      question: 'A janela sozinha custa {windowed, number, ::.00} bits. O que muda se elas são contadas no cache?',
      choices: { mends: 'Conserta a janela', helps: 'Ajuda um pouco', nothing: 'Absolutamente nada' },
      reveal:
        '{counted, number, ::.00}: absolutamente nada. Um escore depende da distância entre dois tokens, e em uma janela sem lacunas as distâncias são as mesmas.',
    },
    long: {
      say: 'Agora {texts, number} textos de {length, number} tokens, muito além dos {trained, number} do treino. Isso foi registrado, e a tabela tem tudo.',
      question: 'Qual cache deste modelo se sai pior ali?',
      choices: { full: 'O que guarda tudo', window: 'A janela', sink: 'O primeiro token e uma janela' },
      reveal:
        'O que guarda tudo, com {full, number, ::.00} bits por token. A janela tem {window, number, ::.00}, e com o primeiro token {sink, number, ::.00}.',
    },
    answer: {
      say: 'Então o primeiro token deve ficar, e as posições são contadas no cache. Assim, quatro sumidouros mudam os bits da janela em {counted, number, ::+! .000}; com as posições do texto, em {original, number, ::+! .000}.',
    },
  },
  tryIt:
    'Abra de novo o primeiro passo e escolha uma janela de 32 que fixe os primeiros tokens. Quantos é preciso fixar para acertar o primeiro dígito, e quantos para os cinco? Para ver, deixe o modelo escrever.',
  teachers: {
    purpose:
      'A turma distingue três coisas: o que uma janela esquece, o que ela perde com o seu primeiro token, e o que muda quando as posições são contadas no cache. Vê que um texto pode ser bem previsto e mesmo assim estar esquecido.',
    before: 'A aula “Para onde escoa a atenção”, e o que são bits por token.',
    limits:
      'No artigo, uma janela sem os primeiros tokens desmorona; aqui, em textos longos, ela é pouco pior do que uma com eles, e na história curta desta aula a diferença é muito maior que na média. Neste tamanho, distâncias nunca vistas no treino fazem mais estrago que o descarte. Recalcular não conserta nada, porque o primeiro token da própria janela não é a marca de início.',
  },
} as const satisfies LessonWords;
