/** TeX, typeset by KaTeX, which is fetched with the first equation; screen readers get the MathML that KaTeX writes beside it. */
import { memo, useEffect, useRef, useState } from 'react';
import { words } from '../../words';
import styles from './panel.module.css';

/** Draws `tex` into `target` through the DOM, never through markup, so that no inline style has to be allowed. */
async function typeset(tex: string, target: HTMLElement, isCurrent: () => boolean): Promise<void> {
  const [{ default: katex }] = await Promise.all([import('katex'), import('katex/dist/katex.min.css')]);
  if (isCurrent()) katex.render(tex, target, { displayMode: true, output: 'htmlAndMathml', throwOnError: true, strict: 'error' });
}

export const Tex = memo(function Tex({ tex }: { readonly tex: string }) {
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const target = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = target.current;
    if (element === null) return;
    let current = true;
    typeset(tex, element, () => current).then(
      () => current && setState('ready'),
      () => current && setState('failed'),
    );
    return () => {
      current = false;
    };
  }, [tex]);

  return (
    <>
      <div className={styles.equation} ref={target} hidden={state === 'failed'} />
      {state === 'loading' ? <p className={styles.quiet}>{words.panels.frame.equationLoading}</p> : null}
      {state === 'failed' ? (
        <p className={styles.quiet}>
          {words.panels.frame.equationFailed} <code>{tex}</code>
        </p>
      ) : null}
    </>
  );
});
