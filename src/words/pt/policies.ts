import type { PolicyFigures, PolicyWords } from '../policy-words';
import { plural } from './plural';

interface ByPinned {
  readonly none: string;
  readonly first: string;
  readonly firsts: string;
  readonly second: string;
  readonly fromSecond: string;
}

const byPinned = (pinned: number, dropped: boolean, said: ByPinned): string =>
  pinned === 0 ? said.none : dropped ? (pinned === 1 ? said.second : said.fromSecond) : pinned === 1 ? said.first : said.firsts;

export const policies = {
  full: {
    name: 'cache completo',
    label: (): string => 'cache completo',
    explain: (): string => 'Nada é descartado; quando o último slot é usado, o texto acaba.',
  },
  window: {
    name: 'janela deslizante',
    label: ({ size, pinned, original }: PolicyFigures): string =>
      pinned === 0
        ? `janela de ${size}`
        : original === null
          ? `${plural(pinned, 'sumidouro')} + janela de ${size - pinned}`
          : original
            ? `${plural(pinned, 'sumidouro')} + ${size - pinned}, posições no texto`
            : `${plural(pinned, 'sumidouro')} + ${size - pinned}, posições no cache`,
    explain: ({ size, pinned, dropped }: PolicyFigures): string =>
      byPinned(pinned, dropped, {
        none: `Guarda os últimos ${plural(size, 'token')}. Cada token novo substitui o mais antigo.`,
        first: `Guarda o primeiro token como sumidouro, e os últimos ${size - pinned}: StreamingLLM.`,
        firsts: `Guarda os primeiros ${pinned} tokens como sumidouros, e os últimos ${size - pinned}: StreamingLLM.`,
        second: `Guarda o token 1 como sumidouro, e os últimos ${size - pinned}: StreamingLLM.`,
        fromSecond: `Guarda os tokens 1 a ${pinned} como sumidouros, e os últimos ${size - pinned}: StreamingLLM.`,
      }),
  },
  recompute: {
    name: 'janela, recalculada',
    label: ({ size, pinned }: PolicyFigures): string =>
      pinned === 0
        ? `janela de ${size}, recalculada`
        : `${plural(pinned, 'sumidouro')} + janela de ${size - pinned}, recalculada`,
    explain: ({ size, pinned, dropped }: PolicyFigures): string =>
      byPinned(pinned, dropped, {
        none: `Não guarda nada: cada passo lê de novo, do zero, os últimos ${size} tokens. Lento, mas é a referência para as outras políticas.`,
        first: `Não guarda nada: cada passo lê de novo, do zero, o primeiro token e os últimos ${size - pinned}. Lento, mas é a referência para as outras políticas.`,
        firsts: `Não guarda nada: cada passo lê de novo, do zero, os primeiros ${pinned} tokens e os últimos ${size - pinned}. Lento, mas é a referência para as outras políticas.`,
        second: `Não guarda nada: cada passo lê de novo, do zero, o token 1 e os últimos ${size - pinned}. Lento, mas é a referência para as outras políticas.`,
        fromSecond: `Não guarda nada: cada passo lê de novo, do zero, os tokens 1 a ${pinned} e os últimos ${size - pinned}. Lento, mas é a referência para as outras políticas.`,
      }),
  },
  heavy: {
    name: 'mais atendidos (H2O)',
    label: ({ size, pinned }: PolicyFigures): string =>
      pinned === 0 ? `H2O ${size}` : `H2O ${size}, ${plural(pinned, 'fixado')}`,
    explain: ({ size, pinned, recent, dropped }: PolicyFigures): string => {
      const last = recent === 1 ? 'o token anterior' : `os ${plural(recent, 'token')} anteriores`;
      const others = `mais ${plural(size - pinned - 1 - recent, 'outro')}`;
      const evicts = `Depois de cada linha, descarta o token com a menor atenção total até ali (média de todas as cabeças), mas nunca um dos últimos ${recent}, contando o da própria linha`;
      return byPinned(pinned, dropped, {
        none: `Uma linha vê a si mesma, ${last} e ${others}. ${evicts}.`,
        first: `Uma linha vê a si mesma, ${last}, o primeiro token e ${others}. ${evicts}, nem um fixado.`,
        firsts: `Uma linha vê a si mesma, ${last}, os primeiros ${pinned} tokens e ${others}. ${evicts}, nem um fixado.`,
        second: `Uma linha vê a si mesma, ${last}, o token 1 e ${others}. ${evicts}, nem um fixado.`,
        fromSecond: `Uma linha vê a si mesma, ${last}, os tokens 1 a ${pinned} e ${others}. ${evicts}, nem um fixado.`,
      });
    },
  },
  tova: {
    name: 'TOVA',
    label: ({ size, pinned }: PolicyFigures): string =>
      pinned === 0 ? `TOVA ${size}` : `TOVA ${size}, ${plural(pinned, 'fixado')}`,
    explain: ({ size, pinned, dropped }: PolicyFigures): string => {
      const keeps = `Guarda ${plural(size, 'token')}`;
      const evicts =
        'Descarta o token que recebeu menos atenção da última linha (média de todas as cabeças), seja qual for a idade dele.';
      return byPinned(pinned, dropped, {
        none: `${keeps}. ${evicts}`,
        first: `${keeps}, sempre com o primeiro token. ${evicts}`,
        firsts: `${keeps}, sempre com os primeiros ${pinned} tokens. ${evicts}`,
        second: `${keeps}, sempre com o token 1. ${evicts}`,
        fromSecond: `${keeps}, sempre com os tokens 1 a ${pinned}. ${evicts}`,
      });
    },
  },
} as const satisfies Readonly<Record<string, PolicyWords>>;
