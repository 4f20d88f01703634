import { Eraser, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Segments } from '@/ui/segments.tsx';
import type { SketchHandle } from './use-sketch.ts';
import styles from './drawing.module.css';

/** Brush widths, canvas units; 'medium' matches MNIST's strokes if the digit fills most of the canvas. */
export const brushes = { thin: 14, medium: 24, thick: 36 } as const;

export type Brush = keyof typeof brushes;

const order = ['thin', 'medium', 'thick'] as const;

interface DrawingToolsProps {
  readonly sketch: SketchHandle;
  readonly brush: Brush;
  readonly onBrush: (brush: Brush) => void;
}

/**
 * Brush width, Undo and Clear.
 *
 * The buttons use `aria-disabled` and keep the focus, so that Ctrl+Z still works in the panel.
 */
export function DrawingTools({ sketch, brush, onBrush }: DrawingToolsProps) {
  const { t } = useTranslation('tools');
  return (
    <div className={styles['tools']}>
      <Segments
        name={t('drawing.brush')}
        value={brush}
        options={order.map((value) => ({
          value,
          text: t(`drawing.${value}`),
          face: <span className={styles['dot']} style={{ width: `${4 + brushes[value] / 3}px` }} />,
        }))}
        onChange={onBrush}
      />
      <button
        type="button"
        aria-label={t('drawing.undo')}
        title={t('drawing.undo')}
        aria-disabled={!sketch.canUndo}
        onClick={sketch.undo}
      >
        <Undo2 aria-hidden="true" />
      </button>
      <button
        type="button"
        aria-label={t('drawing.clear')}
        title={t('drawing.clear')}
        aria-disabled={sketch.marks.length === 0}
        onClick={sketch.clear}
      >
        <Eraser aria-hidden="true" />
      </button>
    </div>
  );
}
