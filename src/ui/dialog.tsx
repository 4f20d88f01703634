import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  /** Of the button that closes it. */
  readonly closeName: string;
  /** Over the whole window, for the last row of a room. */
  readonly isWhole?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A native modal dialog, open as long as it is drawn: Escape, its button and a press beside it close it. */
export function Dialog({ title, closeName, isWhole = false, onClose, children }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    // Drawn twice in strict mode; a dialog that is open refuses to be opened again.
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    // Escape, the keyboard's way to close it, is the browser's own.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={styles['dialog']}
      data-whole={isWhole}
      aria-labelledby={id}
      onClose={(event) => {
        // Of this dialog, not of one that was opened from it.
        if (event.target === event.currentTarget) onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
    >
      <div className={styles['inside']}>
        <div className={styles['head']}>
          <h2 id={id}>{title}</h2>
          <button
            type="button"
            className={styles['close']}
            aria-label={closeName}
            title={closeName}
            onClick={() => dialog.current?.close()}
          >
            <X aria-hidden="true" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
