/** Source text in colours, with included files that open in place. */
import { memo, useMemo } from 'react';
import type { SourcePart } from '../../../engine/include';
import { type CodeLanguage, highlight } from './highlight';
import styles from './code.module.css';

interface SourceProps {
  readonly parts: readonly SourcePart[];
  readonly language: CodeLanguage;
}

export const Source = memo(function Source({ parts, language }: SourceProps) {
  return (
    <>
      {parts.map((part, i) =>
        typeof part === 'string' ? (
          // Parts have no names, and their order is theirs for good.
          // oxlint-disable-next-line react/no-array-index-key
          <Text key={i} text={part.replace(/^\n+|\n+$/g, '')} language={language} />
        ) : (
          <details key={part.name} className={styles.include}>
            <summary>{language === 'wgsl' ? `#include lib/${part.name}.wgsl` : part.name}</summary>
            <Source parts={part.parts} language={language} />
          </details>
        ),
      )}
    </>
  );
});

function Text({ text, language }: { readonly text: string; readonly language: CodeLanguage }) {
  const tokens = useMemo(() => highlight(text, language), [text, language]);
  if (text === '') return null;
  return (
    <pre className={styles.source}>
      <code>
        {tokens.map((token, i) =>
          token.kind === null ? (
            token.text
          ) : (
            // oxlint-disable-next-line react/no-array-index-key -- as above
            <span key={i} className={styles[token.kind]}>
              {token.text}
            </span>
          ),
        )}
      </code>
    </pre>
  );
}

/** TypeScript whose imports open in place: what it does comes first. */
export function withoutImports(text: string): readonly SourcePart[] {
  const imports = /(?:^import [^;]*;\n)+/m.exec(text);
  if (imports === null) return [text];
  const { 0: found, index } = imports;
  return [text.slice(0, index), { name: 'import …', parts: [found] }, text.slice(index + found.length)];
}
