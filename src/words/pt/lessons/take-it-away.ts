import type { LessonWords } from '../../lesson-words';

export const takeItAway = {
  title: 'Tire o sumidouro',
  asks: 'As cabeças repousam no primeiro token. O que acontece quando ele some?',
  steps: {
    where: {
      say: 'Depois de “look for” o modelo continuou escrevendo sozinho, sempre com o token mais provável. Agora tiramos o token 0, a marca de início, que não diz nada.',
      question: 'Até onde ele escreve o mesmo? Clique no primeiro token que você acha que vai mudar.',
      reveal: 'Já no segundo. Em vez de {had}, o começo de “rabbit”, ele agora escreveria {has}.',
    },
    story: {
      say: 'Por conta própria e sem a marca, é isto que ele escreve. Nenhuma palavra do texto que ele leu foi alterada.',
    },
    bits: {
      say: 'Quanto a leitura piora? Os bits por token dizem quanto um texto surpreende o modelo, e com a marca são {full, number, ::.00}.',
      question: 'Quantos bits por token sem a marca?',
      reveal: 'Com a marca eram {full, number, ::.00}, e o texto é o mesmo.',
    },
    length: {
      say: 'Por quê? Em {token} esta cabeça dava {share, number, percent} à marca, e agora tem de dar isso aos outros.',
      question: 'O que ela traz dos outros é um vetor. O que acontece com o comprimento dele?',
      choices: { shorter: 'Fica mais curto', same: 'Fica igual', longer: 'Fica mais longo' },
      reveal:
        'Mais longo, de {before, number, ::.00} para {after, number, ::.00}. A cabeça queria dizer pouco, e agora tem de dizer mais.',
    },
    newline: {
      say: 'O que importa é a marca, ou só ser o primeiro? Ponha uma quebra de linha no lugar dela e veja se as cabeças repousam ali.',
      question: 'As cabeças davam à marca {mean, number, percent} em média. Quanto vão dar à quebra de linha?',
      choices: { place: 'O mesmo, porque ela é a primeira', token: 'Menos, porque ela não é a marca' },
      reveal:
        'Só {meanAfter, number, percent}, e o texto custa {other, number, ::.00} bits por token. Nos modelos grandes do artigo, serve qualquer primeiro token; neste, tem de ser a marca.',
    },
    nowhere: {
      say: 'Este modelo aprendeu com um softmax que pode reter um pouco, pois se soma 1 ao denominador. As suas cabeças dão à marca {mean, number, percent} em média.',
      question: 'Com a marca ele lê o texto a {full, number, ::.00} bits por token. E sem?',
      reveal:
        'Ele também perde algo. Mas nunca se apoiou na marca como o primeiro modelo, porque “lugar nenhum” faz esse trabalho.',
    },
    learned: {
      say: 'E este recebeu um token só para se apoiar, {token}, antes da marca {start}. Ele está em todo texto, não significa nada, e recebe {mean, number, percent} em média.',
    },
    end: {
      say: 'Então o primeiro token não tem significado e mesmo assim não pode sair. Quem joga fora tokens antigos tem de mantê-lo, ou treinar sem precisar dele.',
    },
  },
  tryIt:
    'O painel “Cirurgia” pode somar 1 ao softmax de um modelo que foi treinado sem isso. Remova o primeiro token do primeiro modelo e ligue essa opção. Ajuda? Por que não?',
  teachers: {
    purpose:
      'A turma tira um sumidouro e vê para que ele servia. Separa três remédios que soam parecidos: manter o token, treinar com softmax + 1, treinar com um token próprio para isso.',
    before: 'A aula “Para onde escoa a atenção”. Bits por token são explicados no caminho.',
    limits:
      'Em modelos de bilhões de parâmetros, perder os primeiros tokens arruína o texto; este só escreve outra história. Em um texto curto isso custa mais do que em um longo, em que uma janela sem a marca é pouco pior, como mostra a tabela da visão Janela. Que o sumidouro seja o token e não o seu lugar vem do treino, em que todo texto começava com ele.',
  },
} as const satisfies LessonWords;
