import type { LessonWords } from '../../lesson-words';

export const guessAheadThenCheck = {
  title: 'Adivinhar e depois conferir',
  asks: 'Como uma só passagem do modelo pode dar vários tokens, sem mudar o texto?',
  steps: {
    ahead: {
      say: 'Cada token custa uma passagem deste modelo. Agora um pequeno rascunho, com {cost, number, percent} das multiplicações, adivinha {count, number} tokens adiante, e uma passagem confere todos.',
      question: 'Quantos tokens uma passagem dará, em média?',
      reveal:
        'Cada linha é uma passagem. Os sinais de visto são palpites aceitos; um X encerra a passagem, e este modelo põe ali o seu próprio token.',
    },
    same: {
      say: 'Os últimos {tokens, number} tokens foram escritos com o rascunho. Aqui um palpite só é aceito onde é o token que este modelo acha mais provável.',
      question: 'Quantos deles o modelo teria escrito sozinho?',
      reveal: 'Todos os {tokens, number}. O rascunho decide a rapidez com que o texto é escrito, nunca o que ele diz.',
    },
    chance: {
      say: 'Agora os tokens são sorteados. Nesta passagem {accepted, number} palpites foram aceitos, mas o seguinte, “{token}”, é mais provável no rascunho do que neste modelo.',
      question: 'Qual era a chance de “{token}” ser aceito?',
      reveal:
        'É a probabilidade do modelo dividida pela do rascunho: min(1, p/q). Desta vez “{token}” foi rejeitado, e “{drawn}” foi sorteado.',
    },
    rest: {
      say: '“{drawn}” foi sorteado daquilo que o modelo dá a mais do que o rascunho: p − q, onde é positivo. Assim, cada token é exatamente tão provável quanto sem rascunho.',
    },
    further: {
      say: 'Por que não adivinhar mais longe? Aqui o rascunho adivinha {count, number} tokens em cada passagem.',
      question: 'Que parcela dos palpites vem depois de um X, e nunca é conferida?',
      reveal:
        '{unread, number} de {all, number} foram em vão. Uma passagem dá {perPass, number, ::.00} tokens: um palpite tardio só conta se todos os anteriores estavam certos.',
    },
    itself: {
      say: 'Um rascunho melhor concorda mais vezes. O melhor de todos é o próprio modelo, adivinhando {count, number} tokens adiante.',
      question: 'Quantos tokens uma passagem dá então?',
      reveal:
        'Todo palpite é aceito, e mais um token vem de graça. Mas cada palpite custa um passo inteiro, e a velocidade é no máximo {times, number, ::.00} vezes a de antes: não se ganha nada.',
    },
    tree: {
      say: 'Um palpite errado encerra a passagem. Então o rascunho propõe vários candidatos por posição; com um só, este modelo obtém {single, number, ::.00} tokens por passagem.',
      question: 'Quantos obterá com vários?',
      reveal:
        'Com {candidates, number} por posição, eles formam uma árvore de {rows, number} palpites, lida em uma passagem. Caminho por caminho, seriam {alone, number} linhas.',
    },
    pays: {
      say: 'Vale a pena? Um palpite errado também é calculado, pelo rascunho e na passagem.',
      question: 'Com o rascunho, este modelo faz menos multiplicações por token?',
      choices: { fewer: 'Menos', same: 'Quase as mesmas', more: 'Mais' },
      reveal:
        'Mais: contando assim, a velocidade é {counted, number, ::.00} vezes a de antes. Se uma passagem fosse tão rápida quanto um passo, seria {ideal, number, ::.00} vezes; o botão mede isso aqui.',
    },
  },
  tryIt:
    'Encontre o tamanho de rascunho que dá mais tokens por multiplicação do rascunho. Depois escolha outro modelo da lista como rascunho: qual concorda mais com este, e compensa o que custa?',
  teachers: {
    purpose:
      'A turma vê que muitos tokens podem ser conferidos em uma passagem, por que o resultado segue exatamente a distribuição do modelo grande, e o que decide se fica mais rápido: a concordância, o custo do rascunho e quanto demora uma passagem por várias linhas.',
    before: 'O que é amostragem, e que um modelo pode ler vários tokens em uma passagem.',
    limits:
      'Um rascunho compensa onde uma passagem por algumas linhas demora tanto quanto por uma, como em uma GPU que espera os pesos de um modelo grande. Neste tamanho cada linha custa tempo, e por isso aqui costuma ser mais lento; o botão mede. A árvore do artigo vem de cabeças extras do modelo (Medusa), aqui de um modelo pequeno, e os números são médias de doze passagens.',
  },
} as const satisfies LessonWords;
