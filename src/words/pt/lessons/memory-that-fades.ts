import type { LessonWords } from '../../lesson-words';

export const memoryThatFades = {
  title: 'Uma memória que se apaga',
  asks: 'Um modelo pode lembrar sem guardar nenhum token?',
  steps: {
    half: {
      say: 'Este modelo não guarda nenhum token. Uma cabeça soma cada um a uma só memória, que antes encolhe para {gamma, number, ::percent .0} do que era.',
      question: 'Depois de quantos tokens resta metade de um token?',
      reveal:
        'Veja o triângulo. Cada linha é um token mais tarde, e o que resta dos anteriores se apaga para a esquerda, sempre na mesma velocidade.',
    },
    heads: {
      say: 'Quatro cabeças, quatro velocidades: resta metade depois de {first, number}, {second, number}, {third, number} e {fourth, number} tokens. Esta, a lenta, ainda tem {left, number, percent} do primeiro token depois de mais {rows, number}.',
    },
    state: {
      say: 'A memória de uma cabeça é uma tabela de números. Todas juntas ocupam {size, number} bytes, para este texto ou para um milhão de tokens.',
      question: 'Um cache comum guarda todos os tokens. Com quantos tokens ele fica do mesmo tamanho?',
      reveal: 'Esse cache acrescenta {perToken, number} bytes a cada token. Daí em diante a memória é menor, e nunca cresce.',
    },
    blur: {
      say: 'Mas tudo está em um só monte. Pergunte à cabeça 1 da camada 1 pelo token mais recente, com a chave com que ele foi guardado.',
      question: 'Quanto do que volta é o valor desse próprio token?',
      reveal:
        'O resto são todos os outros tokens, que ainda não se apagaram o bastante. Nada aqui se distingue: a memória é um borrão.',
    },
    gate: {
      say: 'Neste segundo modelo cada token define a velocidade: pode deixar a memória como está, ou quase apagá-la.',
      question: 'Qual token faz a cabeça 3 da camada 3 esquecer mais? Clique nele no texto.',
      reveal:
        'O ponto final: ele deixa {gamma, number, percent} da memória, enquanto um token típico deixa {typical, number, percent}. Veja a borda na matriz.',
    },
    keep: {
      say: 'Pergunte a este modelo como perguntou ao primeiro. Na sua cabeça 1 da camada 1, metade de um token some em {half, plural, one {# token} other {# tokens}}.',
      question: 'Quanto do que volta é agora o valor do token mais recente?',
      choices: { less: 'Menos que antes', same: 'Mais ou menos o mesmo', more: 'Mais da metade' },
      reveal: '{own, number, percent}. Esquecer abriu espaço: o que já não interessa deixa de encobrir o que interessa.',
    },
    forms: {
      say: 'Há três jeitos de calcular isso: todas as {rows, number} linhas de uma vez, token por token, ou em blocos. O treino precisa do primeiro; a escrita, do segundo.',
      question: 'Eles dão os mesmos números?',
      choices: {
        same: 'Os mesmos, até o último dígito',
        rounding: 'Os mesmos, salvo o arredondamento',
        other: 'Números diferentes',
      },
      reveal: 'São uma só função: diferem em menos de um centésimo de milésimo do maior número. Clique no botão para conferir.',
    },
    price: {
      say: 'Com todos os tokens guardados, a perda é {full, number, ::.000}. Com decaimento fixo, é {fixed, number, ::.000}, e quanto menor, melhor.',
      question: 'Quanto dessa diferença se recupera ao deixar cada token definir a velocidade?',
      reveal:
        'A perda é {gated, number, ::.000}, com uma memória do mesmo tamanho. O que uma memória deixa ir importa tanto quanto o que ela retém.',
    },
  },
  tryIt:
    'A cabeça 1 da camada 0 também esquece, mas não no ponto final. Veja o seu γ, token por token: que tipo de token a faz esquecer, e por que isso ajudaria?',
  teachers: {
    purpose:
      'A turma vê que um modelo pode ler um texto de qualquer comprimento com uma tabela de tamanho fixo por cabeça, o que se perde nela, e por que esquecer de propósito a melhora. Lê uma meia-vida em uma matriz.',
    before: 'O que são uma consulta, uma chave e um valor, e o que um cache comum guarda. Potências de um número menor que 1.',
    limits:
      'Textos de 48 tokens mostram como a memória se apaga, não uma memória longa. As velocidades do primeiro modelo são as da RetNet; modelos maiores têm cabeças de dimensão maior, cujas memórias contêm mais antes de borrar. Que as portas apaguem no fim das frases foi observado neste modelo, e não é afirmado nos artigos.',
  },
} as const satisfies LessonWords;
