import type { LessonWords } from '../../lesson-words';

export const withoutASoftmax = {
  title: 'Sem softmax',
  asks: 'O que se perde quando todo o passado é uma soma?',
  steps: {
    sharp: {
      say: 'Um softmax pode ser nítido. O último pedaço de “apple” dá ao anterior, “{token}”, {share, number, percent} da atenção desta cabeça.',
      question:
        'Outro modelo lê o mesmo sem softmax. Qual é o máximo que alguma das suas {heads, number} cabeças dá a um token entre o primeiro e o último?',
      reveal: 'Aqui está. A mesma linha olha um pouco para quase tudo: {blunt, number, percent} é o mais nítido que se consegue.',
    },
    feature: {
      say: 'No lugar do softmax há uma curva simples, φ. Ela torna todo número positivo, sem que nenhum seja minúsculo: nenhum token desta linha recebe menos de {least, number, ::percent .0}.',
    },
    sum: {
      say: 'Isso tem uma vantagem: chaves e valores podem ser somados uma vez só, em uma tabela por cabeça. Um cache completo cresce {full, number} bytes a cada token.',
      question: 'E este, cresce quantos bytes?',
      reveal:
        'Nada. Ele ocupa {size, number} bytes agora, e também depois de um milhão de tokens: a tabela, chamada estado, é tudo.',
    },
    price: {
      say: 'O preço: uma perda de {linear, number, ::.000}, onde um softmax tem {full, number, ::.000}. Um borrão não consegue escolher uma palavra.',
    },
    groups: {
      say: 'Um remédio: manter o softmax para o que está perto. O texto é cortado em grupos de {group, number} tokens; os grupos antes do atual são uma soma.',
      question: 'Destes {tokens, number} tokens, quantos o último ainda lê um a um, contando a si mesmo?',
      reveal:
        'Os {summed, number} tokens anteriores são uma soma. Veja a matriz: um triângulo para cada grupo, e um borrão abaixo do primeiro.',
    },
    closes: {
      say: 'A soma sozinha tinha uma perda de {linear, number, ::.000}; um softmax sobre tudo tem {full, number, ::.000}.',
      question: 'Quanto dessa diferença os grupos recuperam?',
      reveal: 'A perda é {own, number, ::.000}. Nestes textos, o que está perto conta mais, e a soma basta para o resto.',
    },
    convolution: {
      say: 'Ele também mistura cada valor com os que vêm logo antes. Esta cabeça toma o anterior vezes {before, number, ::.00} e o próprio vezes {own, number, ::.00}: ela registra o que mudou.',
    },
    leak: {
      say: 'Agora um alerta. Este gêmeo foi treinado de um jeito um pouco diferente, e a sua perda caiu para {leaky, number, ::.000}; o modelo anterior tem {masked, number, ::.000}.',
      question: 'Como ele pode ser tão bom?',
      choices: {
        better: 'Ele entendeu como as histórias funcionam',
        heart: 'Ele sabe as histórias de cor',
        ahead: 'Ele viu a palavra que tinha de adivinhar',
      },
      reveal:
        'Ele misturava valores que ainda não tinha lido. Em {ahead, number} de {heads, number} cabeças da primeira camada, o coeficiente mais forte está um token à frente: na resposta.',
    },
    alone: {
      say: 'Quando ele escreve, não há nada à frente para ver. A perda é então {decoded, number, ::.000}, pior que a da soma simples, {linear, number, ::.000}. As duas curvas estão aqui, e o que ele escreve está mais abaixo.',
    },
  },
  tryIt:
    'Volte ao modelo com grupos e avance pelos tokens em torno do 64º. Em que token uma cabeça perde de vista o vizinho, e que parte do modelo ainda o vê?',
  teachers: {
    purpose:
      'A turma vê para que serve um softmax ao tirá-lo: nitidez. Vê por que uma soma é barata, como grupos e uma convolução a corrigem, e como um modelo que vê o futuro engana quem olha só para a sua perda.',
    before: 'O que faz um softmax, o que são chaves e valores, e o que mede a perda de um modelo de linguagem.',
    limits:
      'O artigo troca o softmax de modelos grandes já treinados; estes pequenos foram treinados assim desde o início. O quanto os grupos recuperam da diferença vale para histórias de 256 tokens, em que o que está perto conta mais.',
  },
} as const satisfies LessonWords;
