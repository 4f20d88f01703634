import { X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import styles from './dialog.module.css';
import { useModal } from './use-modal.ts';

interface DialogProps {
  readonly title: string;
  /** Name of the close button. */
  readonly closeName: string;
  /** Fills the window, to be readable from the back of a room. */
  readonly isWhole?: boolean;
  /** Wider, with the page's background, so that cards stand out. */
  readonly hasCards?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A native modal dialog, open while rendered; closed by Escape, its button or a click outside. */
export function Dialog(props: DialogProps) {
  const { title, closeName, isWhole = false, hasCards = false, onClose, children } = props;
  const id = useId();
  const modal = useModal(onClose);
  return (
    // The browser handles Escape, the keyboard equivalent of the click.
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
