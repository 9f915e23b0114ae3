/** What stands below a figure: one sentence, the equation with this row's numbers, or the code, as the page's depth says. */
import { Suspense, lazy, memo } from 'react';
import type { Equation } from '../../attention/mechanism';
import { useDisplay } from '../../store/react';
import { words } from '../../words';
import { Boundary } from './boundary';
import { useEntry } from './entry-context';
import { Tex } from './equation';
import mathsStyles from './maths.module.css';
import styles from './panel.module.css';

export interface Maths extends Equation {
  /** The same in TeX with the numbers of the row that is looked at; null while they are not known. */
  readonly row?: string | null;
}

const KernelCode = lazy(() => import('./code/kernel-code'));
const FileCode = lazy(() => import('./code/file-code'));

interface FootProps {
  readonly title: string;
  readonly idea: string;
  readonly maths: Maths | null;
}

export function Foot({ title, idea, maths }: FootProps) {
  const depth = useDisplay((display) => display.depth);
  if (depth === 'maths' && maths !== null) {
    const { tex, where, row = null } = maths;
    return <InMaths title={title} tex={tex} where={where} row={row} />;
  }
  if (depth === 'code') return <InCode title={title} idea={idea} />;
  return (
    <p className={styles.idea} data-panel-part="idea" data-view-text>
      {idea}
    </p>
  );
}

const InCode = memo(function InCode({ title, idea }: Pick<FootProps, 'title' | 'idea'>) {
  const { code } = useEntry();
  if (code === undefined)
    return (
      <p className={styles.idea} data-panel-part="idea">
        {idea}
      </p>
    );
  return (
    <Boundary renderFailure={() => <p className={styles.quiet}>{words.panels.code.failed}</p>}>
      <Suspense fallback={<p className={styles.quiet}>{words.panels.code.loading}</p>}>
        {typeof code === 'string' ? <KernelCode title={title} of={code} /> : <FileCode title={title} file={code} />}
      </Suspense>
    </Boundary>
  );
});

const InMaths = memo(function InMaths({ title, tex, where, row = null }: Maths & { readonly title: string }) {
  return (
    <div
      className={mathsStyles.maths}
      data-panel-part="maths"
      role="region"
      aria-label={words.panels.frame.mathsOf(title)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
      tabIndex={0}
      data-own-keys
    >
      <Tex tex={tex} />
      {row === null ? null : <Tex tex={row} />}
      <p className={mathsStyles.where}>{where}</p>
    </div>
  );
});
