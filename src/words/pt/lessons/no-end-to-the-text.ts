import type { LessonWords } from '../../lesson-words';

export const noEndToTheText = {
  title: 'Um texto sem fim',
  asks: 'Um cache de tamanho constante ainda encontra o que foi dito muito antes?',
  steps: {
    found: {
      say: 'Um número vem depois do # no começo destes {tokens, number} tokens, e o ? no fim pergunta por ele. Este modelo só pode olhar para os últimos {own, number} tokens.',
      question: 'Quanta certeza ele tem do primeiro dígito, {digit}?',
      reveal: 'Ele guardou o número sem guardar os seus tokens. Ele tem uma memória.',
    },
    bytes: {
      say: 'Ele lê em segmentos de {segment, number} tokens: um triângulo para cada um na matriz, e nada entre eles. Um cache completo ocuparia aqui {full, number} bytes.',
      question: 'Quantos bytes este modelo guarda?',
      reveal:
        'Ele guarda as chaves e os valores de um segmento, e uma tabela por cabeça: {tables, number} bytes de tabelas. É tudo, com qualquer comprimento de texto.',
    },
    write: {
      say: 'A tabela de uma cabeça é a sua memória. Chaves e valores são somados nela, e então são descartados.',
      question: 'Quando a memória muda?',
      choices: { token: 'A cada token', segment: 'A cada segmento completo', question: 'Só onde o ? pergunta' },
      reveal:
        'A cada segmento completo: veja os degraus de ‖M‖, a cada {segment, number} tokens. O que a memória já dá para uma chave é tirado antes: a regra delta.',
    },
    gate: {
      say: 'Uma cabeça tem, então, duas fontes: o seu segmento e a sua memória. Um número aprendido mistura as duas: a sua porta.',
      question: 'Quanto esta cabeça tira da memória?',
      reveal:
        'Todas as portas ficam aqui entre {least, number, percent} e {most, number, percent}. No artigo, algumas cabeças usam uma só fonte; neste tamanho, nenhuma.',
    },
    full: {
      say: 'Agora o mesmo texto com um cache completo. Nada é descartado: todos os {tokens, number} tokens estão ali, em {full, number} bytes.',
      question: 'Quanta certeza este modelo tem do {digit}?',
      reveal:
        'Ele diz {next}. Foi treinado em textos de {trained, number} tokens, e em distâncias que nunca viu não sabe para onde olhar.',
    },
    window: {
      say: 'Um terceiro modelo olha para os últimos {window, number} tokens em cada camada. Ele dá ao {digit} uma probabilidade de {sure, number, percent}: com dez dígitos possíveis, isso é chutar.',
    },
    table: {
      say: 'Isto foi registrado no dobro do comprimento de treino. A memória acerta {memory, number, percent} dos dígitos, o cache completo {full, number, percent}, a janela {window, number, percent}.',
      question: 'Em dezesseis vezes o comprimento de treino, com o número no começo, quantos dígitos a memória acerta?',
      reveal:
        'Veja a última linha dela: no fim do texto são {end, number, percent}. A memória nunca cresce, e tudo o que vem depois é somado à mesma tabela.',
    },
    others: {
      say: 'Dois modelos mais antigos não estão nesta página. O Transformer-XL guarda o segmento anterior; os Memorizing Transformers guardam cada chave de uma camada, e as últimas curvas comparam os seus bytes.',
    },
    stories: {
      say: 'Em histórias a memória não ajuda: uma perda de {memory, number, ::.000}, com janela {window, number, ::.000}, com cache completo {full, number, ::.000}. O que está perto é o que mais importa ali.',
    },
  },
  tryIt:
    'Volte ao primeiro passo e deixe o modelo escrever os cinco dígitos. Qual está errado? Mude o número de lugar no texto e encontre um lugar onde a memória tem todos os cinco.',
  teachers: {
    purpose:
      'A turma vê que um número constante de bytes pode levar algo através de um texto que nenhuma atenção alcança. Ela distingue três falhas: descartado (uma janela), ainda no cache mas não encontrado (um cache completo além do treino) e sobrescrito (uma memória que se enche).',
    before: 'O que são um cache e uma janela, e como a atenção pode ser uma só soma (a aula “Sem softmax”).',
    limits:
      'O modelo do artigo, de um bilhão de parâmetros, encontra um número em um milhão de tokens depois de treinar em 5.000; este acerta mais até o dobro do comprimento de treino. As suas portas não se especializam. Transformer-XL e Memorizing Transformers não estão entre os modelos, e por isso só os bytes dos seus caches são comparados, por fórmula.',
  },
} as const satisfies LessonWords;
