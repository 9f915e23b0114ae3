import type { LessonWords } from '../../lesson-words';

export const whereAttentionDrains = {
  title: 'Para onde escoa a atenção',
  asks: 'Por que a maioria das cabeças olha para o primeiro token?',
  steps: {
    guess: {
      say: 'O modelo leu esta frase. Uma cabeça agora olha para trás a partir do último token.',
      question: 'Para qual token ela olha mais? Clique nele no texto.',
      reveal:
        'Ela olha mais para {token}, a marca que inicia todo texto. {share, number, percent} da sua atenção vai para lá, embora a marca não diga nada.',
    },
    column: {
      say: 'Cada linha é um token olhando para trás. Veja a primeira coluna: em média ela fica com {mean, number, percent} de uma linha.',
    },
    softmax: {
      say: 'O softmax distribui exatamente 100% em cada linha. Ele não pode reter nada.',
      question: 'O que uma cabeça faz com os seus 100% quando não acha nada para olhar?',
      choices: {
        spread: 'Espalha por igual',
        park: 'Põe a maior parte em um token que está sempre lá',
        less: 'Distribui menos de 100%',
      },
      reveal:
        'Ela os estaciona em um token. Espalhados por igual, cada token da última linha receberia {even, number, percent}; o primeiro recebe {share, number, percent}.',
    },
    short: {
      say: 'Uma cabeça traz de volta uma soma de vetores de valor, cada um vezes a sua parcela. Uma parcela grande de um valor curto é pouco.',
      question: 'Que comprimento tem o valor do primeiro token, comparado com um típico?',
      reveal: 'A cabeça olha muito para o primeiro token e não leva quase nada dali.',
    },
    moved: {
      say: 'Multiplique cada parcela pelo comprimento do seu valor: é isso que de fato se move.',
      question: 'A última linha dá ao primeiro token {share, number, percent} da sua atenção. Quanto do que se move vem dali?',
      reveal: 'A coluna clara se apaga: para onde uma cabeça olha e o que ela leva são coisas diferentes.',
    },
    heads: {
      say: 'Essa foi uma cabeça. O modelo tem {heads, number}, quatro em cada uma das quatro camadas.',
      question: 'Quantas delas dão ao primeiro token mais de 30% em média?',
      reveal: 'Repousar no primeiro token é normal aqui, e tem nome: sumidouro de atenção.',
    },
    task: {
      say: 'Outro modelo tem uma cabeça e uma tarefa. Depois de t, n ou s ele repete a letra anterior; nos outros tokens a cabeça não tem nada a fazer.',
      question: 'Em quantas destas {rows, number} linhas a cabeça está ociosa? Conte no texto.',
      reveal: 'Cada linha ociosa dá quase tudo à marca de início: esta, {share, number, ::percent .0}.',
    },
    wakes: {
      say: 'Neste “{trigger}” há trabalho. A cabeça olha para a letra anterior, “{letter}”, com {weight, number, ::percent .0}, e não deixa quase nada para a marca de início.',
    },
    end: {
      say: 'Um sumidouro, então, é um lugar para a atenção que não é necessária: está sempre lá, e não tem quase nada a dar.',
    },
  },
  tryIt:
    'Duas cabeças da última camada fogem à regra: para elas o valor do primeiro token não é curto. Ache-as com as teclas ↓ e ↑, e veja o que elas movem.',
  teachers: {
    purpose:
      'A turma aprende a ler uma matriz de atenção, e a não tomá-la por uma explicação: os maiores pesos deste modelo não movem quase nada. Vê por que um softmax precisa de um lugar para a atenção que não tem uso.',
    before: 'O que são uma consulta, uma chave e um valor, e que os pesos de uma linha somam 1.',
    limits:
      'O modelo tem um milhão de parâmetros, e a sua parcela no primeiro token cai à medida que o texto cresce. Em modelos de bilhões de parâmetros ela continua alta por milhares de tokens, e o estado oculto desse token é centenas de vezes mais longo que os dos outros; aqui é algumas vezes mais longo.',
  },
} as const satisfies LessonWords;
