/** What can be seen of a row as it is computed, loaded together. */
export { attentionRow } from './attention-row';
export { mlpRow } from './mlp-row';
