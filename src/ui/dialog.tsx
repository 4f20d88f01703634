import { X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import styles from './dialog.module.css';
import { useModal } from './use-modal.ts';

interface DialogProps {
  readonly title: string;
  /** Of the button that closes it. */
  readonly closeName: string;
  /** Over the whole window, for the last row of a room. */
  readonly isWhole?: boolean;
  /** Wider, and on the page's own ground, from which cards stand out. */
  readonly hasCards?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A native modal dialog, open as long as it is drawn: Escape, its button and a press beside it close it. */
export function Dialog(props: DialogProps) {
  const { title, closeName, isWhole = false, hasCards = false, onClose, children } = props;
  const id = useId();
  const modal = useModal(onClose);
  return (
    // Escape, the keyboard's way to close it, is the browser's own.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      {...modal}
      className={styles['dialog']}
      data-whole={isWhole}
      data-cards={hasCards}
      aria-labelledby={id}
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
            onClick={() => modal.ref.current?.close()}
          >
            <X aria-hidden="true" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
