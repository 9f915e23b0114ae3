import type { LessonWords } from '../../lesson-words';

export const theSinkIsAGate = {
  title: 'O sumidouro é uma porta',
  asks: 'Por que softmax + 1, sumidouros aprendidos e atenção com porta fazem o mesmo trabalho?',
  steps: {
    opens: {
      say: 'Esta cabeça tem uma tarefa, repetir a letra que vem antes de um t, um n ou um s. Ela pode distribuir menos de 100% da sua atenção.',
      question: 'Em que token ela distribui pela primeira vez quase tudo? Clique nele no texto.',
      reveal:
        'Em “{token}”, onde há trabalho, ela distribui {open, number, percent}. Em “{before}”, logo antes, distribui {shut, number, percent}.',
    },
    gate: {
      say: 'Chame de porta o que uma linha distribui. Em 0 ela está fechada e a cabeça não soma nada; em 1 está aberta.',
      question: 'Em quantas das {rows, number} linhas depois da primeira a porta está aberta? Conte na figura.',
      reveal: 'Uma para cada t, n e s. Nas outras linhas, quase tudo vai para lugar nenhum.',
    },
    sink: {
      say: 'Outro modelo tem a mesma tarefa, mas um softmax comum, em que toda linha tem de somar {sum, number, percent}. Mesmo assim ele tem uma porta.',
      question: 'Onde ele põe a atenção quando a porta está fechada?',
      choices: {
        none: 'Ele não consegue fechá-la',
        first: 'No primeiro token',
        own: 'No token que olha',
      },
      reveal:
        'No primeiro. Então a sua porta é o que esse token não recebe, {shut, number, ::percent .0} em “{before}” e {open, number, ::percent .0} em “{token}”.',
    },
    scales: {
      say: 'De volta a um modelo de histórias. A última linha dá a {token} {before, number, ::percent .0}, e a todos os tokens menos o primeiro, juntos, {gate, number, percent}, que é a sua porta.',
      question: 'Tire o primeiro token. Quanto {token} recebe então?',
      reveal:
        'Mais exatamente {after, number, ::percent .0}, a parcela de antes dividida pela porta. O sumidouro reduz todos os outros por um mesmo fator, como faz uma porta.',
    },
    little: {
      say: 'Uma boa porta não soma nada por si. Esta linha dá ao primeiro token {share, number, percent}, mas isso traz um vetor de comprimento {sink, number, ::.00}; os outros, {rest, number, ::.00}.',
    },
    key: {
      say: 'Então por que usar um token? Neste modelo cada cabeça aprendeu uma chave que não pertence a nenhum token, e cujo valor é zero.',
      question: 'Quanto as suas cabeças ainda dão ao primeiro token, em média?',
      reveal:
        'A chave fica com o que não é necessário. Aqui ela deixa {sum, number, percent} da última linha para todos os tokens juntos.',
    },
    formula: {
      say: 'É uma só fórmula, com exp(b) somado ao denominador. O softmax + 1 fixa b em 0, um sumidouro aprendido o aprende, e um token sumidouro o obtém de uma chave.',
    },
    trained: {
      say: 'Cada cabeça usa a sua porta como precisa, aqui {shut, number, percent} na camada 0 e {open, number, percent} na camada 2. A atenção com porta a calcula diretamente, mas nenhum modelo daqui foi treinado assim ainda.',
    },
  },
  tryIt:
    'Ligue o softmax + 1 em um modelo de histórias que foi treinado sem ele. Quase nenhuma parcela muda. Quão grandes devem ser os seus escores para que o 1 conte tão pouco? Compare com o modelo que aprendeu com ele.',
  teachers: {
    purpose:
      'A turma vê que um sumidouro não é um defeito, mas uma porta que um softmax comum tem de construir com um token, e que vários desenhos mais novos são a mesma porta feita de outro jeito.',
    before: 'As aulas “Para onde escoa a atenção” e “Tire o sumidouro”. Para a fórmula, o que é um softmax.',
    limits:
      'A página tem modelos com softmax + 1, com uma chave aprendida sem valor e com um token aprendido; nenhum só com um logit aprendido, e nenhum com uma porta treinada. Que remover o token divida exatamente pela porta vale na primeira camada, em que nada mais mudou; mais acima os estados também diferem. Nestes modelos pequenos, a contribuição do próprio sumidouro é pequena, mas não é nula.',
  },
} as const satisfies LessonWords;
