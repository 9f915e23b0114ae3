import type { LessonWords } from '../../lesson-words';

export const oneTokenAtATime = {
  title: 'Um token de cada vez',
  asks: 'O que um modelo guarda do que leu, e por quê?',
  steps: {
    look: {
      say: 'Um modelo escreve um token de cada vez, uma palavra ou um pedaço de uma. Para adivinhar o próximo, o último token olha para trás, para os outros.',
      question: 'Para qual token esta cabeça olha mais? Clique nele no texto.',
      reveal:
        'Para {token}, com {share, number, percent} da sua atenção. E o próximo token mais provável é {next}, a palavra para a qual ela olhou.',
    },
    rows: {
      say: 'Cada linha da figura é um token que olha, cada coluna um que é olhado. Ninguém pode olhar para a frente.',
      question: 'A linha 0 só tem a si mesma para olhar. Quanto da sua atenção ela dá a si mesma?',
      reveal: 'Não há outro. Toda linha soma {sum, number, percent}; a última reparte isso entre {tokens, number} tokens.',
    },
    scores: {
      say: 'O token que olha produz uma consulta, que diz o que ele procura. Consulta vezes chave é um escore, e o softmax transforma os escores de uma linha em parcelas.',
    },
    keep: {
      say: 'Em cada cabeça um token produz três vetores: uma consulta para procurar, uma chave para ser encontrado e um valor para entregar.',
      question: 'De quais destes os tokens que vêm depois vão precisar?',
      choices: { all: 'Dos três', keyValue: 'Da chave e do valor', query: 'Da consulta' },
      reveal:
        'Uma consulta é usada uma só vez, na própria linha; então uma cabeça guarda {kept, number} números de cada token, e não {made, number}. Eles são o cache de chaves e valores.',
    },
    again: {
      say: 'Suponha que nada fosse guardado. Então todos os {tokens, number} tokens deste texto teriam de passar de novo pelo modelo, só para adivinhar mais um.',
      question: 'São quantas vezes mais multiplicações?',
      reveal: 'Sem o cache são {whole, number}, com ele {cached, number}. Com o cache, só o token novo passa pelo modelo.',
    },
    same: {
      say: 'Agora o teste. Esquecemos o cache, lemos todos os {tokens, number} tokens de novo, do zero, e comparamos os escores de todos os {logits, number} próximos tokens possíveis.',
      question: 'Quão parecidos eles serão?',
      choices: {
        exactly: 'Iguais, até o último bit',
        nearly: 'Iguais, salvo o arredondamento',
        otherwise: 'Visivelmente diferentes',
      },
      reveal:
        'A maior diferença é {difference, number}. Ninguém olha para a frente, então uma chave ou um valor nunca muda depois de calculado, e ao guardá-lo não se perde nada.',
    },
    longer: {
      say: 'O texto continua, até {tokens, number} tokens. Reler tudo demora mais com cada um deles; um passo com o cache, quase não.',
      question: 'Quantas vezes mais multiplicações este passo custa sem o cache?',
      reveal: 'Com o cache, este passo custa só {more, number, percent} de multiplicações a mais do que o primeiro de todos.',
    },
    price: {
      say: 'O preço é memória. Cada token acrescenta {each, number} bytes, e depois de {tokens, number} tokens o cache ocupa {bytes, number}.',
    },
  },
  tryIt:
    'Abra a visão Decodificar, volte à linha 1 com a tecla Home e avance com →. Em que token um passo sem o cache dá pela primeira vez vinte vezes mais trabalho? E o que acontece com os bytes enquanto isso?',
  teachers: {
    purpose:
      'A turma sabe dizer para que servem consulta, chave e valor, por que uma linha soma 1, e por que um cache de chaves e valores dá a mesma resposta com menos trabalho. É a base de todas as outras aulas.',
    before:
      'Que um modelo de linguagem adivinha o próximo token a partir dos anteriores. Vetores e produtos de vetores ajudam, mas não são necessários.',
    limits:
      'Foi escolhida uma cabeça que olha para onde uma pessoa olharia ao ler; a maioria das cabeças deste modelo não faz isso, e um peso grande não explica um palpite. As multiplicações são contadas por fórmula; quanto tempo um cache poupa depende da máquina, que neste tamanho raramente fica ocupada.',
  },
} as const satisfies LessonWords;
