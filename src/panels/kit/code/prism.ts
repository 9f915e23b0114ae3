/** Prism, where its grammars look for it, and kept from colouring the page by itself. */
import Prism from 'prismjs/components/prism-core';

Object.assign(Prism, { manual: true });
Object.assign(globalThis, { Prism });

export { Prism };
