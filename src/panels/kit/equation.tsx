/** TeX, typeset by KaTeX, which is fetched with the first equation; screen readers get the MathML that KaTeX writes beside it. */
import { memo, useEffect, useRef, useState } from 'react';
import { words } from '../../words';
import mathsStyles from './maths.module.css';
import styles from './panel.module.css';

/** Equations one behind the other, each of which has a line of its own where a line is too short for all. */
function piecesOf(tex: string): readonly string[] {
  if (tex.includes(String.raw`\begin`)) return [tex];
  const pieces = tex.split(/, *\\q?quad +/u);
  return pieces.map((piece, i) => (i < pieces.length - 1 ? `${piece},` : piece));
}

/** Draws `tex` into `target` through the DOM, never through markup, so that no inline style has to be allowed. */
async function typeset(tex: string, target: HTMLElement, isCurrent: () => boolean): Promise<void> {
  const [{ default: katex }] = await Promise.all([import('katex'), import('katex/dist/katex.min.css')]);
  if (!isCurrent()) return;
  const pieces = piecesOf(tex).map((piece) => {
    const element = document.createElement('div');
    katex.render(piece, element, { displayMode: true, output: 'htmlAndMathml', throwOnError: true, strict: 'error' });
    return element;
  });
  target.replaceChildren(...pieces);
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
      <div className={mathsStyles.equation} ref={target} hidden={state === 'failed'} />
      {state === 'loading' ? <p className={styles.quiet}>{words.panels.frame.equationLoading}</p> : null}
      {state === 'failed' ? (
        <p className={styles.quiet}>
          {words.panels.frame.equationFailed} <code>{tex}</code>
        </p>
      ) : null}
    </>
  );
});
