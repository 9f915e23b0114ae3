/** What the stage, the speaker's notes and the sheet with a code say. */
export const stage = {
  bar: {
    label: 'Apresentação',
    back: 'Voltar',
    next: 'Avançar',
    blank: 'Preto',
    notes: 'Notas',
    qr: 'Código QR',
    profile: 'Tela ou projetor',
    end: 'Encerrar',
  },
  notes: {
    title: 'Notas para quem apresenta',
    waiting: 'Esperando a página que é apresentada…',
    waitingHint: 'Deixe esta janela aberta. Se nada chegar, pressione N na janela do Keepsake, no mesmo navegador, e feche esta.',
    lost: 'A página que era apresentada não responde mais. Abaixo está o seu último estado; ela volta a ser acompanhada assim que retornar.',
    step: (at: number, of: number): string => `Passo ${at} de ${of}`,
    noLesson: 'Nenhuma aula está aberta.',
    now: 'Agora',
    question: 'Pergunta',
    answer: 'Resposta',
    shown: 'A sala vê.',
    notShown: 'A sala ainda não vê.',
    answerLater: 'O resto é medido quando ela é mostrada.',
    next: 'Depois',
    atEnd: 'Este é o último passo.',
    blank: 'A tela está preta.',
    notPresenting: 'A página não está sendo apresentada.',
    talk: 'Desde o começo',
    lesson: 'Nesta aula',
    restart: 'Zerar o tempo',
    buttons: { back: 'Voltar', next: 'Avançar', blank: 'Tela preta', present: 'Apresentar' },
  },
  qr: {
    title: 'O mesmo no seu aparelho',
    label: (link: string): string => `Código QR de ${link}`,
    scan: 'Aponte uma câmera ou digite o link:',
    isLocal:
      'Este endereço existe só neste computador, então nenhum outro aparelho consegue abri-lo. Apresente a partir de um endereço que a sala consiga acessar.',
    isDense: (characters: number): string =>
      `O link tem ${characters} caracteres, então os quadrados são pequenos e a câmera precisa estar perto. Com um texto mais curto, ou um passo de uma aula, o código se lê de longe.`,
    tooLong: (characters: number, most: number): string =>
      `O link tem ${characters} caracteres, e em um código QR cabem ${most}. Volte a um passo de uma aula ou encurte o texto; ou copie o link e envie.`,
  },
} as const;
