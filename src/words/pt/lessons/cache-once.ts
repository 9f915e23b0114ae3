import type { LessonWords } from '../../lesson-words';

export const cacheOnce = {
  title: 'Guardar uma vez só',
  asks: 'Cada camada precisa de um cache próprio?',
  steps: {
    guess: {
      say: 'Esta cabeça da camada 2 vê o texto todo, até a marca de início, que é o token 0. As cabeças da camada 0 veem só os últimos {window, number} tokens, contando o próprio.',
      question: 'O último token tem o número {row, number}. Qual é o primeiro que ele vê na camada 0?',
      reveal:
        'O canto pontilhado está fora da vista. Então as duas camadas de baixo podem esquecer: a janela delas está cheia, e não cresce mais.',
    },
    once: {
      say: 'De {layers, number} camadas, as duas de cima veem tudo. Alguém tem de guardar para elas as chaves e os valores do texto todo.',
      question: 'Quantas camadas guardam algo de cada token, por mais longo que seja o texto?',
      reveal:
        'A camada {layer, number} produz chaves e valores, uma vez só. A camada acima produz apenas consultas, e lê o mesmo cache.',
    },
    bytes: {
      say: 'Um decodificador comum guarda um cache em cada uma das quatro camadas: {decoder, number} KiB para {tokens, number} tokens.',
      question: 'E este modelo, em KiB?',
      reveal:
        'São {share, number, percent}: um cache que cresce, e duas janelas que estão cheias. Com mais camadas, a economia cresce.',
    },
    prompt: {
      say: 'Um prompt de {tokens, number} tokens é lido, e só interessa o que vem depois do último. O cache compartilhado está completo assim que a camada 2 calcula as suas chaves.',
      question: 'Quantos destes tokens têm de continuar pelas camadas de cima?',
      reveal:
        'Só o último. Todos os outros saem na metade do caminho, e os escores são os mesmos até o último bit. Clique no botão para medir o tempo.',
    },
    loss: {
      say: 'Ao lado dele roda o modelo comum, do mesmo tamanho, treinado com o mesmo texto.',
      question: 'Metade das camadas não tem cache próprio. O que isso faz com a perda?',
      choices: { worse: 'Fica claramente pior', same: 'Fica igual, dentro da margem de erro', better: 'Fica claramente melhor' },
      reveal:
        '{own, number, ::.000} contra {mha, number, ::.000}: a diferença é {apart, number, ::.000}, e o erro é {error, number, ::.000}.',
    },
    neurons: {
      say: 'Depois de olhar em volta, cada token passa sozinho por {neurons, number} neurônios. Cada um soma o seu próprio vetor, em maior ou menor medida.',
      question: 'Neste ponto final, quantos dos neurônios respondem por metade do que é somado?',
      reveal: 'Poucos falam alto, e muitos sussurram: para 90% são precisos {most, number}, mais da metade deles.',
    },
    gate: {
      say: 'O neurônio {neuron, number} é o que fala mais alto nos dois pontos finais. A sua porta está em {gate, number, ::.0}, bem aberta, e ele empurra “{raised}”, que é o que o modelo espera a seguir.',
    },
  },
  tryIt:
    'A segunda metade de “squirrel” também é escrita por neurônios: clique no pedaço “ir”, olhe a camada 2, e descubra qual neurônio favorece o pedaço seguinte.',
  teachers: {
    purpose:
      'A turma vê que nem toda camada precisa guardar um cache, o que isso poupa em bytes e na leitura de um prompt, e que aqui a perda não piora. Conhece a outra metade de uma camada, os neurônios, com porta e valor.',
    before: 'Camadas, chaves e valores, e o que é uma janela. O que é uma perda.',
    limits:
      'Quatro camadas poupam no máximo um fator de quatro; o do artigo, com 26, no máximo um fator de 26. Poupa-se tempo também, mas um milhão de parâmetros é lido tão depressa que pouco disso aparece. Que a perda não piora foi medido em textos de 256 tokens.',
  },
} as const satisfies LessonWords;
