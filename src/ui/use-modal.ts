import { useLayoutEffect, useRef } from 'react';

/**
 * Makes a `<dialog>` modal while rendered, and restores the focus when it is removed.
 *
 * @param onClose called when the browser closes it, by Escape or otherwise
 * @returns props of the element
 */
export function useModal(onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  // Not in a passive effect: a removed element cannot restore the focus.
  useLayoutEffect(() => {
    const element = ref.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return {
    ref,
    onClose: ({ target, currentTarget }: React.SyntheticEvent<HTMLDialogElement>) => {
      // Ignore nested dialogs, and late events: browsers fire `close` in a later task; in strict mode, which
      // mounts twice, the dialog is open again by then.
      if (target === currentTarget && !currentTarget.open) onClose();
    },
  };
}
