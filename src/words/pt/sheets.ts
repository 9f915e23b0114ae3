export const sheets = {
  help: {
    title: 'Teclas',
    intro:
      'Todo botão tem uma tecla. As teclas não fazem nada enquanto você digita em um campo; em uma área com rolagem, elas a rolam.',
    characters: 'Usar letras, 0 e ? como teclas',
    groups: {
      step: 'Avançar e voltar',
      focus: 'Foco',
      reading: 'Cache e intervenções',
      lanes: 'Lado a lado',
      lesson: 'Em uma aula',
      stage: 'Em uma apresentação',
      display: 'Exibição',
      page: 'Página',
    },
  },
  about: {
    title: 'Sobre o Keepsake',
    what: 'O Keepsake roda transformers pequenos nesta página e mostra, a cada passo da decodificação, para onde vai a atenção e o que o cache KV contém. Cada número tem um rótulo: medido aqui, registrado no treino ou calculado a partir do formato do modelo.',
    caution:
      'Atenção não é explicação: um peso grande mostra para onde uma cabeça olhou, não por que o modelo escolheu um token. Compare-o com a contribuição α·‖v‖.',
    privacy: 'Nada sai desta página: sem servidor, sem rastreamento. O que você digita fica aqui e nos links que copia.',
    offline: {
      title: 'Sem rede',
      impossible:
        'Este navegador não deixa guardar a página aqui. Isso é possível se a página vem por https ou deste computador.',
      off: 'A página e os modelos podem ser guardados neste navegador, para que abram sem rede.',
      keeping: (size: string, total: string): string => `${size} de ${total} estão guardados neste navegador.`,
      kept: (total: string): string =>
        `A página e todos os modelos estão guardados neste navegador: ${total}. Eles abrem sem rede.`,
      failed: (size: string, total: string): string =>
        `${size} de ${total} estão guardados neste navegador; não foi possível buscar o resto. Verifique a conexão e tente de novo.`,
      keep: 'Guardar tudo',
      again: 'Tentar de novo',
      remove: 'Remover o que está guardado',
      newer: 'Há uma versão mais nova do Keepsake.',
      load: 'Carregar; o texto fica',
    },
    credits: 'Os modelos foram treinados com estes livros e histórias',
    creditsNote: (count: number): string =>
      `${count} fontes: textos em domínio público nos Estados Unidos (Project Gutenberg) e histórias de livros ilustrados sob CC BY (African Storybook, Pratham Books). Os próprios textos não fazem parte do Keepsake.`,
    licence: 'O Keepsake é software livre, sob a licença MIT.',
  },
} as const;
