/** Error boundaries: a panel that fails to render does not take the page with it, and can be retried. */
import { Component, type ComponentType, type ReactNode, lazy, useState } from 'react';
import { type AreaName, loadWords, words } from '../../words';
import { messageOf } from '../../words/message-of';
import buttonStyles from './button.module.css';
import type { PanelEntry } from '../entry';
import { EntryContext } from './entry-context';
import styles from './panel.module.css';

interface BoundaryProps {
  readonly children: ReactNode;
  /** Rendered instead. `again` mounts the children once more. */
  readonly renderFailure: (error: unknown, again: () => void) => ReactNode;
}

/** Catches what its children throw while rendering; React has no hook for that. */
export class Boundary extends Component<BoundaryProps, { readonly failure: { readonly error: unknown } | null }> {
  override readonly state: { readonly failure: { readonly error: unknown } | null } = { failure: null };

  static getDerivedStateFromError(error: unknown) {
    return { failure: { error } };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return this.props.renderFailure(failure.error, () => this.setState({ failure: null }));
  }
}

interface PanelBoundaryProps {
  readonly entry: PanelEntry;
  readonly children: ReactNode;
}

/** A panel that failed shows the error in its place, also if its code could not be fetched. */
export function PanelBoundary({ entry, children }: PanelBoundaryProps) {
  return (
    <Boundary renderFailure={(error, again) => <PanelFailed entry={entry} error={error} again={again} />}>
      <EntryContext value={entry}>{children}</EntryContext>
    </Boundary>
  );
}

const say = words.panels.frame.failed;

interface PanelFailedProps extends Pick<PanelBoundaryProps, 'entry'> {
  readonly error: unknown;
  readonly again: () => void;
}

function PanelFailed({ entry: { id, title }, error, again }: PanelFailedProps) {
  return (
    <section className={styles.panel} data-panel={id} aria-label={title}>
      <div className={styles.inner}>
        <header className={styles.head}>
          <h2 className={styles.title}>{title}</h2>
        </header>
        <p className={styles.state} role="alert">
          {say.sentence(messageOf(error))}
        </p>
        <button type="button" className={buttonStyles.button} onClick={again}>
          {say.again}
        </button>
        <button type="button" className={buttonStyles.button} onClick={() => location.reload()}>
          {say.reload}
        </button>
      </div>
    </section>
  );
}

/**
 * A component whose code is loaded when it is first rendered, after the areas of the words that it reads. A failed load is tried again on the
 * next mount.
 */
export function later<Props extends object = object>(
  areas: readonly AreaName[],
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const begin = () =>
    lazy(async () => {
      try {
        await loadWords(...areas);
        return { default: await load() };
      } catch (error) {
        current = begin();
        throw error;
      }
    });
  let current = begin();
  return function Later(props: Props) {
    const [Now] = useState(() => current);
    return <Now {...props} />;
  };
}
