/** In every message between this page and the one that embeds it, both ways: the contract's version. */
export const version = 1;
