/** A sheet over the page: title, words, a way out. Esc and a click beside it close it; focus returns where it was. */
import { Dialog } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { words } from '../words';
import styles from './sheet.module.css';

interface SheetProps {
  readonly title: string;
  /** It takes most of the page, and its content scrolls by itself. */
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Sheet({ title, wide = false, onClose, children }: SheetProps) {
  const before = useRef<Element | null>(null);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content
          className={wide ? `${styles.sheet} ${styles.wide}` : styles.sheet}
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            before.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            // The library gives the focus back to a trigger of its own, which sheets do not have.
            event.preventDefault();
            if (before.current instanceof HTMLElement) before.current.focus();
          }}
        >
          <div className={styles.head}>
            <Dialog.Title className={styles.title}>{title}</Dialog.Title>
            <Dialog.Close className={styles.close}>{words.app.close}</Dialog.Close>
          </div>
          {wide ? (
            children
          ) : (
            // A scrolling region must be reachable by keyboard.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            <div className={styles.body} role="region" aria-label={title} tabIndex={0}>
              {children}
            </div>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
