import type { LessonWords } from '../../lesson-words';

export const fewerSmallerKeys = {
  title: 'Menos chaves, e menores',
  asks: 'Qual é o mínimo que um modelo pode guardar de cada token?',
  steps: {
    numbers: {
      say: 'Esta camada tem {heads, number} cabeças. Para cada uma delas, todo token deixa uma chave e um valor, de {width, number} números cada.',
      question: 'Quantos números um token deixa nesta camada?',
      reveal:
        'São {heads, number} × 2 × {width, number}. Quatro camadas assim dão {bytes, number} bytes por token, que ficam enquanto o texto continuar.',
    },
    share: {
      say: 'Deixe as cabeças compartilharem. Na pista 2, cada duas cabeças têm uma só chave; na pista 3, as quatro: ela guarda {share, number, percent} dos bytes.',
      question: 'Perda menor quer dizer previsões melhores. Quanto a perda da pista 3 é maior que a da pista 1?',
      choices: { little: 'Menos de 2%', tenth: 'Cerca de 10%', half: 'Cerca de 50%' },
      reveal:
        '{rise, number, ::percent .0}: {mqa, number, ::.000} em vez de {mha, number, ::.000}. As consultas ainda diferem, então cada cabeça pode procurar outra coisa.',
    },
    latent: {
      say: 'Outro jeito: guardar um vetor curto de cada token. Dele cada cabeça obtém a sua própria chave e o seu próprio valor, {read, number} números ao todo.',
      question: 'Quantos números esta camada guarda para obter {read, number}?',
      reveal: 'São um vetor chamado latente, e uma chave pequena para a posição, que todas as cabeças usam.',
    },
    factors: {
      say: 'Um terceiro jeito guarda pares de vetores: {pairs, number} pares para a chave, e outros tantos para o valor. Em um par, um vetor tem um número para cada uma das {heads, number} cabeças; o outro, {width, number}.',
      question: 'Quantos números isso dá para cada token?',
      reveal:
        'São {share, number, percent} do que o primeiro modelo guarda. Multiplicado, cada par é uma tabela de {heads, number} linhas.',
    },
    rebuilt: {
      say: 'Aqui estão as duas tabelas, para “{token}”, e a soma delas: as chaves de todas as {heads, number} cabeças, exatamente as que o modelo usa.',
    },
    loss: {
      say: 'A pista 1 guarda pares de vetores, a pista 2 todas as chaves. A pista 3 guarda uma chave compartilhada, e a pista 4 o latente, que é o menor.',
      question: 'Qual delas tem a maior perda?',
      choices: { tpa: 'Os pares, pista 1', mqa: 'A chave compartilhada, pista 3', mla: 'O latente, pista 4' },
      reveal:
        'O latente, com {mla, number, ::.000}: aqui ele é curto demais. Os pares, com {tpa, number, ::.000}, empatam com todas as chaves, {mha, number, ::.000}, dentro da margem de erro, com {share, number, percent} dos bytes.',
    },
    even: {
      say: 'Um par custa um número por cabeça e um número por componente. Com {smallHeads, number} cabeças, chaves e valores podem ter juntos {small, number} pares antes que as chaves completas sejam menores.',
      question: 'Até quantos pares compensam com {largeHeads, number} cabeças de dimensão {largeWidth, number}?',
      reveal:
        'Um par custa “cabeças mais dimensão”; chaves completas, “cabeças vezes dimensão”: quanto maior o modelo, mais ele ganha.',
    },
    never: {
      say: 'Contra uma só chave compartilhada, os pares nunca ganham: chave e valor precisam de pelo menos um par cada, o que é mais. Contra {groups, number} chaves compartilhadas, {grouped, number} pares compensam.',
    },
  },
  tryIt:
    'Na calculadora, ache um modelo publicado cujas próprias chaves e valores sejam menos números que dois pares para a chave e dois para o valor. Que condição as suas cabeças têm de cumprir?',
  teachers: {
    purpose:
      'A turma vê três jeitos de guardar menos de cada token: compartilhar chaves, reconstruí-las a partir de um latente ou a partir de fatores. Conta os números à mão, e compara bytes e perda, medidos no mesmo texto.',
    before:
      'O que são uma chave e um valor, e que o cache guarda ambos para cada token. Um produto externo, para os passos sobre fatores.',
    limits:
      'Os modelos têm um milhão de parâmetros e quatro cabeças, e é aí que os fatores ganham menos. O latente tem a dimensão de uma só cabeça: o DeepSeek-V2, com um para 128 cabeças, relata que ele supera as chaves completas, e aqui ele fica atrás. Perdas a menos de 0,03 uma da outra podem trocar de lugar com outra semente.',
  },
} as const satisfies LessonWords;
