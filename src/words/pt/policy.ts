import { plural } from './plural';

export const policy = {
  policy: 'Política de descarte',
  size: 'Tamanho do cache',
  sizeHint: 'O máximo de tokens no cache em um passo, contando o mais recente e os fixados.',
  pinned: 'Tokens fixados',
  pinnedHint:
    'Os tokens do início que nunca são descartados (sumidouros de atenção). Se o token 0 for removido, são contados a partir do token 1.',
  positions: 'Posições contadas',
  positionKinds: { original: 'no texto', cache: 'no cache' },
  learnedPositions:
    'Este modelo aprendeu um vetor para cada posição, que está em cada chave guardada: as posições são as do texto.',
  first: 'O primeiro token',
  firstKinds: { kept: 'inalterado', dropped: 'removido', replaced: 'trocado' },
  firstToken: {
    name: 'Token de troca',
    replace: 'Trocar',
    hint: 'Um token: ↵ é uma quebra de linha, · um espaço; pressione Enter.',
    token: (id: number, text: string): string => `token ${id}, ${text}`,
    unknown: (count: number): string =>
      `O vocabulário deste modelo não escreve ${count === 1 ? 'este caractere' : `${count} destes caracteres`}.`,
    several: (pieces: readonly string[]): string =>
      `Aqui isso são ${pieces.length} tokens (${pieces.join(' | ')}); é preciso um só.`,
  },
  zeroSink: {
    can: 'Sumidouro zero: somar 1 ao denominador de cada softmax',
    already: 'Sumidouro zero: já foi treinado com um logit extra',
    none: 'Sumidouro zero: este modelo não tem softmax ao qual somar 1',
  },
  silence: (head: string): string => `Silenciar ${head}: a saída dela vira zero`,
  silenced: (count: number): string => `(${plural(count, 'cabeça silenciada', 'cabeças silenciadas')})`,
  full: {
    differs: (index: number, full: string, own: string): string =>
      `Com tudo guardado, o token ${index} seria “${full}” em vez de “${own}”.`,
    same: (compared: number): string => `Com tudo guardado, o texto seria o mesmo até aqui (${plural(compared, 'token')}).`,
    sameUntil: (compared: number): string =>
      `Com tudo guardado, ${compared === 1 ? 'o primeiro token seria o mesmo' : `os primeiros ${plural(compared, 'token')} seriam os mesmos`}. Para os seguintes não há slot livre para ler o texto uma segunda vez.`,
    nothing: 'Ainda não foi gerado nenhum token que pudesse diferir do cache completo.',
    noRoom:
      'Não se sabe se o texto difere do de um cache completo: não há slot livre para lê-lo uma segunda vez, ou há camadas que guardam um buffer circular ou um estado.',
    failed: (error: string): string => `Não foi possível ler o texto com tudo guardado: ${error}`,
  },
  noReference:
    'Nada foi gerado sem as mudanças, então não há com que comparar. Desfaça todas as mudanças, gere alguns tokens e aplique-as de novo.',
  nothing: 'Ainda não foi gerado nenhum token que pudesse diferir do texto sem mudanças.',
  same: (count: number): string =>
    count === 1
      ? 'Até agora, o token gerado é o mesmo que sem mudanças.'
      : `Até agora, todos os ${plural(count, 'token gerado', 'tokens gerados')} são os mesmos que sem mudanças.`,
  differs: (index: number, now: string, before: string): string =>
    `A partir do token ${index} o texto difere: ${now} aqui, ${before} sem mudanças.`,
  cost: {
    withoutSlots: (bytes: string, bits: string): string => `nada a descartar: ${bytes} com qualquer política; ${bits} por token`,
    line: (live: number, length: number, bytes: string, all: string, bits: string): string =>
      bytes === all
        ? `${live} de ${plural(length, 'token')} no cache, ${bytes}; ${bits} por token`
        : `${live} de ${plural(length, 'token')} no cache, ${bytes} de ${all}; ${bits} por token`,
    idea: 'Um cache completo cresce a cada token; um limitado para no seu limite, e perde o que os tokens descartados teriam dito às linhas seguintes.',
    where:
      'K_t são os tokens no cache na linha t, E_t o que a política descarta depois dela, s o tamanho do cache. b são os bytes de um token em todas as camadas, c os dos estados, que não crescem.',
    kept: 'como é lido agora',
    everything: 'com tudo guardado',
    xAxis: 'token',
    yAxis: 'KiB em uso',
    figure: (bytes: string, all: string): string => `Bytes do cache ao longo do texto: agora ${bytes}, com tudo guardado ${all}`,
    columns: {
      index: 'índice',
      token: 'token',
      live: 'tokens no cache',
      bytes: 'bytes em uso',
      everything: 'bytes com tudo guardado',
      bits: 'bits do token',
    },
  },
} as const;
