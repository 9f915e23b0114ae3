/** A panel's equation, typeset by KaTeX once somebody asks for it; screen readers get the MathML that KaTeX writes beside it. */
import { memo, useEffect, useRef, useState } from 'react';
import { words } from '../../words';
import styles from './panel.module.css';

/** Draws `tex` into `target` through the DOM, never through markup, so that no inline style has to be allowed. */
async function typeset(tex: string, target: HTMLElement): Promise<void> {
  const [{ default: katex }] = await Promise.all([import('katex'), import('katex/dist/katex.min.css')]);
  katex.render(tex, target, { displayMode: true, output: 'htmlAndMathml', throwOnError: true, strict: 'error' });
}

export const Equation = memo(function Equation({ tex, where }: { readonly tex: string; readonly where: string }) {
  const [open, setOpen] = useState(false);
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const target = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = target.current;
    if (!open || element === null) return;
    let current = true;
    typeset(tex, element).then(
      () => current && setState('ready'),
      () => current && setState('failed'),
    );
    return () => {
      current = false;
    };
  }, [open, tex]);

  return (
    <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.panels.frame.equation}</summary>
      <div className={styles.equation} ref={target} hidden={state === 'failed'} />
      {state === 'loading' && open ? <p className={styles.quiet}>{words.panels.frame.equationLoading}</p> : null}
      {state === 'failed' ? (
        <p className={styles.quiet}>
          {words.panels.frame.equationFailed} <code>{tex}</code>
        </p>
      ) : null}
      <p className={styles.where}>{where}</p>
    </details>
  );
});
