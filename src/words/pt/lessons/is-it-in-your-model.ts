import type { LessonWords } from '../../lesson-words';

export const isItInYourModel = {
  title: 'Ele está no seu modelo?',
  asks: 'Um modelo que outros treinaram também tem um sumidouro?',
  steps: {
    open: {
      say: 'As outras lições usam modelos feitos para esta página. Abra um seu em “Modelos”, ou solte aqui os arquivos dele. Agora estão abertas {heads, plural, one {# cabeça} other {# cabeças}} em {layers, plural, one {# camada} other {# camadas}}.',
    },
    average: {
      say: 'Espalhada por igual entre tudo o que vê, uma linha deste texto daria ao primeiro token {even, number, percent} em média.',
      question: 'Quanto ela dá a ele, contando todas as cabeças?',
      reveal: 'É a média de todas as cabeças e linhas; por igual seria {even, number, percent}.',
    },
    strongest: {
      say: 'Uma média pode esconder muito. Uma cabeça pode dar ao primeiro token bem mais do que as outras.',
      question: 'Quanto dá a ele a cabeça que mais dá?',
      reveal:
        'A cabeça é a {name}. De {heads, plural, one {# cabeça} other {# cabeças}}, {many, plural, =0 {nenhuma dá} one {# dá} other {# dão}} ao primeiro token mais de 30%.',
    },
    short: {
      say: 'Um sumidouro dá à cabeça um lugar para onde olhar e pouco para levar. Para isso o seu valor deve ser curto.',
      question: 'A {name} é a que mais dá ao primeiro token. Que comprimento tem ali o valor desse token, ao lado de um típico?',
      choices: { shorter: 'Menos da metade', similar: 'Mais ou menos o mesmo', longer: 'Uma vez e meia ou mais' },
      reveal: 'Ele tem {ratio, number, percent} do comprimento de um típico. No gráfico dos valores é o ponto colorido.',
    },
    window: {
      say: 'Lido com tudo no cache, este texto custa ao modelo {all, number, ::.00} bits por token.',
      question: 'Deixe no cache só os últimos 8 tokens. O modelo prevê o texto melhor ou pior?',
      choices: { worse: 'Pior: precisa de mais bits', same: 'Igual: cabe tudo', better: 'Melhor: precisa de menos bits' },
      reveal: 'Ele precisa de {less, number, ::.00} bits por token em vez de {all, number, ::.00}.',
    },
    first: {
      say: 'Dos 8, um pode ser o primeiro token do texto, guardado para sempre.',
      question: 'Isso ajuda este modelo neste texto?',
      choices: {
        helps: 'Sim, ele precisa de menos bits',
        same: 'Nem um nem outro: cabe tudo',
        hurts: 'Não, ele precisa de mais bits',
      },
      reveal:
        'Ele precisa de {kept, number, ::.00} bits por token, e de {less, number, ::.00} sem o primeiro. Em um texto curto há algo de acaso: a tabela do StreamingLLM lê muitos.',
    },
    end: {
      say: 'Pergunte então três coisas a um modelo: quanto ele olha para o primeiro token, que comprimento tem o valor desse token e o que se quebra sem ele. Aqui a média foi {mean, number, percent}, e o máximo, {strongest, number, percent}.',
    },
  },
  tryIt:
    'Muitos tokenizadores põem uma marca antes de cada texto. Com um modelo seu, um botão abaixo do texto o lê com ela ou sem ela: veja se o token seguinte ocupa o lugar dela.',
  teachers: {
    purpose:
      'Os alunos perguntam a um modelo que conhecem o que viram nos nossos, e aprendem que a resposta muda com o modelo, a cabeça e o texto.',
    before:
      'As lições “Para onde escoa a atenção” e “Tire o sumidouro”. Um modelo para abrir: uma pasta do Hugging Face Hub, um arquivo GGUF ou um do llama2.c.',
    limits:
      'Todos os números são do modelo e do texto que estão abertos, então nenhum se sabe de antemão: acerta quem escolhe o que se confirma ao medir. Aqui rodam modelos de até algumas centenas de milhões de parâmetros; para os maiores, abra uma gravação, que deixa de fora as duas perguntas sobre o cache.',
  },
} as const satisfies LessonWords;
