const place = 't é a linha, j a coluna.';
const moved =
  'α é como a cabeça divide a sua atenção; a saída dela é o. α·‖v‖ é o comprimento de um termo dessa soma: um peso grande sobre um valor curto contribui pouco.';
const allocated = 'Alocado é o tamanho real dos buffers do backend; n são então todos os slots, ocupados ou livres.';
const bytes = `b bytes por número, n slots. ${allocated}`;
const keysAndValues = `b bytes por número, n slots; o 2 é uma chave e um valor. ${allocated}`;

const shared = (heads: number, groups: number): string => (groups === heads ? 'MHA' : groups === 1 ? 'MQA' : `GQA-${groups}`);
const weighed = (heads: number, groups: number, rectified: boolean): string =>
  heads === 1 ? (rectified ? 'ReLU' : 'softmax') : `${shared(heads, groups)}${rectified ? ', ReLU' : ''}`;
const extra = { none: '', zero: ', softmax + 1', key: ', viés na chave', logit: ', logit de sumidouro aprendido' } as const;

export const mechanisms = {
  bytes: 'bytes',
  softmax: {
    name: (
      heads: number,
      groups: number,
      window: number | null,
      extraLogit: keyof typeof extra,
      rectified: boolean,
      gated: boolean,
    ): string =>
      `${weighed(heads, groups, rectified)}${window === null ? '' : `, janela ${window}`}${extra[extraLogit]}${gated ? ', porta de saída' : ''}`,
    attention: `q, k e v são a consulta, a chave e o valor desta cabeça, d a dimensão dela, t a linha, j a coluna. ${moved}`,
    capped: (cap: number): string => `Um limite suave mantém cada expoente entre −${cap} e ${cap}.`,
    headNorm: 'Antes, q e k passam por uma norma da cabeça.',
    sinkLogit: 'z* é um número que a cabeça aprendeu: fica com a sua parcela da linha e não soma nada.',
    rectified:
      'Não há softmax: n_t é quantos tokens do cache a linha vê, incluindo o seu. Onde se contam parcelas, elas são da soma da linha.',
    gate: 'g é a porta da cabeça, 0 fechada, 1 aberta: w é aprendido, x é a entrada da camada depois da sua norma. α·‖v‖ é antes da porta.',
    cache: `L camadas, G cabeças de chave/valor, d a dimensão de uma cabeça, ${keysAndValues}`,
  },
  latent: {
    name: 'MLA',
    attention: `c é o latente de um token, do qual cada cabeça obtém a sua chave e o seu valor com W_UK e W_UV; nenhum dos dois fica no cache. q é a consulta desta cabeça; q^R e k^R levam só a posição, e todas as cabeças compartilham k^R; ρ as rotaciona pela posição do token. d e d_R são as dimensões. ${place} ${moved}`,
    cache: `L camadas, d_c a dimensão do latente, d_R a da chave rotatória, ${bytes}`,
  },
  cross: {
    name: (heads: number, groups: number): string => `cruzada, ${weighed(heads, groups, false)}`,
    attention: `q é a consulta desta cabeça; k e v vêm do cache compartilhado, que todas as camadas acima do autodecodificador leem. d é a dimensão de uma cabeça, t a linha, j a coluna. ${moved}`,
    cache: `Um cache compartilhado para todas as camadas do decodificador cruzado: G cabeças de chave/valor, d a dimensão de uma cabeça, ${keysAndValues} Os bytes não crescem com o número de camadas.`,
  },
  retention: {
    name: { fixed: 'retenção', gated: 'retenção com porta' },
    attention:
      'q, k e v são a consulta, a chave e o valor desta cabeça, q e k rotacionadas pela posição do seu token; γ é a parte do estado S que resta quando um token entra. t é a linha, j a coluna. A cabeça lê só S; os pesos w são a atenção equivalente, token por token. Eles têm sinal e não somam 1, então se desenha |w|, contado como parcela da linha. A saída da cabeça é depois normalizada e passa por uma porta.',
    cache:
      'L camadas, H cabeças, d_k e d_v as dimensões de uma chave e de um valor, b bytes por número: um estado por cabeça, com qualquer comprimento. As chaves e os decaimentos de todos os tokens são mantidos só para desenhar os pesos, e contados à parte.',
  },
  infini: {
    name: (segment: number): string => `Infini, segmentos de ${segment}`,
    attention:
      'q, k e v são a consulta, a chave e o valor desta cabeça, rotacionados pela posição do token só dentro do segmento s; φ torna positivas consultas e chaves para a memória M, que não tem posições e contém todos os segmentos anteriores. σ(β), uma porta aprendida por cabeça, é a parcela dada a M. Uma linha mostra (1 − σ(β)) α para os tokens do próprio segmento; o resto, até 1, é a parcela da memória. No primeiro segmento M está vazia, e a linha soma menos de 1.',
    cache:
      'L camadas, H cabeças, d a dimensão de uma cabeça, N tokens por segmento, b bytes por número, n tokens: a memória M e z, constantes com qualquer comprimento, e as chaves e os valores do segmento atual.',
  },
  linear: {
    name: (group: number | null, kernel: number | null): string =>
      `linear${group === null ? '' : `, grupos de ${group}`}${kernel === null ? '' : `, convolução ${kernel}`}`,
    plain:
      'q, k e v são a consulta, a chave e o valor desta cabeça, q e k rotacionadas pela posição do seu token; φ as torna positivas. t é a linha, j a coluna. A cabeça lê só S e z; os pesos α são a atenção equivalente, token por token. Eles somam 1.',
    grouped:
      'q, k e v são a consulta, a chave e o valor desta cabeça, q e k rotacionadas pela posição do seu token; φ as torna positivas. t é a linha, j a coluna, u(t) o seu grupo de g tokens. Dentro do grupo, a linha tem um softmax; dos grupos anteriores, lê só somas, ponderadas por α, um número aprendido por cabeça. Os pesos w são a atenção equivalente, token por token; um α negativo dá pesos negativos, então se desenha |w|, contado como parcela da linha.',
    convolution:
      'A convolução C soma valores só pela distância, com κ coeficientes, dos quais os que olham para a frente são mascarados; ela não é atenção, por isso não está nos pesos.',
    cache:
      'L camadas, H cabeças, d a dimensão de uma cabeça e d_φ a de φ, b bytes por número: S e z; com grupos, também as g chaves e valores do último grupo; com convolução, os seus últimos ⌊κ/2⌋ valores. Tudo é constante com qualquer comprimento. As chaves de todos os tokens são mantidas só para desenhar os pesos, e contadas à parte.',
  },
  tensorProduct: {
    name: (keyRank: number, valueRank: number): string => `TPA, postos ${keyRank} + ${valueRank}`,
    attention: `a e b são os fatores de consultas (Q), chaves (K) e valores (V), de postos R; h é a cabeça, d a dimensão dela; ρ rotaciona b pela posição do token. ${place} Os produtos dos vetores b são os mesmos para todas as cabeças. ${moved} k e v são reconstruídos a partir dos fatores de um token; nenhuma chave e nenhum valor de cabeça fica no cache.`,
    cache: `L camadas, R_K e R_V os postos de chaves e valores, H cabeças, d a dimensão de uma cabeça, ${bytes}`,
  },
} as const;
