import { Download } from 'lucide-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '@/ui/lazy-part.tsx';
import type { FigureAbout, FigureTable } from './about.ts';
import styles from './save-figure.module.css';

const SaveDialog = lazyPart(async () => (await import('./save-dialog.tsx')).SaveDialog);

export interface SaveButtonProps {
  /** Part of the file name; Latin letters. */
  readonly figure: string;
  /** The figure's name in the visitor's language. */
  readonly title: string;
  /** The figure's data, read when it is saved; a picture without numbers has none. */
  readonly tables?: () => readonly FigureTable[];
  /** The origin of the numbers; by default, the lab's run. */
  readonly about?: () => FigureAbout;
}

/** The part that a button saves: the marked part of the page, or else the figure or section in which it stands. */
const rootOf = (button: HTMLElement) =>
  button.closest<HTMLElement>('[data-figure-root]') ?? button.closest<HTMLElement>('figure, section');

/** Opens the choice of formats. */
export function SaveButton(props: SaveButtonProps) {
  const { t } = useTranslation('figures');
  const [figure, setFigure] = useState<HTMLElement | null>(null);
  const name = t('open', { figure: props.title });
  return (
    <>
      <button
        type="button"
        className={styles['save']}
        aria-label={name}
        title={name}
        aria-haspopup="dialog"
        data-figure={props.figure}
        onClick={({ currentTarget }) => setFigure(rootOf(currentTarget))}
      >
        <Download aria-hidden="true" />
      </button>
      {/* Outside of the figure, so that it doesn't look like a part of it. */}
      {figure &&
        createPortal(
          <SaveDialog failure="above" {...props} element={figure} onClose={() => setFigure(null)} />,
          document.body,
        )}
    </>
  );
}
