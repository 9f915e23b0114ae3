/** Parts of Prism that come without types: its core, and a grammar each, which is added to `Prism.languages`. */
declare module 'prismjs/components/prism-core' {
  export { default } from 'prismjs';
}
declare module 'prismjs/components/prism-clike';
declare module 'prismjs/components/prism-javascript';
declare module 'prismjs/components/prism-typescript';
declare module 'prismjs/components/prism-wgsl';
