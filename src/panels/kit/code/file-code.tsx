/** A panel that no kernel computes: the TypeScript that does. */
import { useEffect, useState } from 'react';
import { words } from '../../../words';
import type { SourceFile } from '../../entry';
import styles from './code.module.css';
import { Source, withoutImports } from './source';

const say = words.panels.code;

export default function FileCode({ title, file }: { readonly title: string; readonly file: SourceFile }) {
  const [text, setText] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let current = true;
    file.load().then(
      ({ default: loaded }) => current && setText(loaded),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [file]);
  return (
    <div className={styles.code} data-panel-part="code">
      <div className={styles.bar}>
        <span className={styles.name}>{file.path}</span>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <div className={styles.scroll} role="region" aria-label={say.of(file.path, title)} tabIndex={0} data-own-keys>
        {failed ? <p className={styles.note}>{say.failed}</p> : null}
        {text === null ? (
          failed ? null : (
            <p className={styles.note}>{say.loading}</p>
          )
        ) : (
          <Source parts={withoutImports(text)} language="typescript" />
        )}
      </div>
    </div>
  );
}
