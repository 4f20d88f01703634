import { lazyPart } from '@/ui/lazy-part.tsx';
import type { SaveButtonProps } from './save-button.tsx';
import styles from './save-figure.module.css';

const Button = lazyPart(async () => (await import('./save-button.tsx')).SaveButton);

/**
 * Button that saves the `figure` or `section` in which it stands as SVG and PNG, and its data as CSV.
 *
 * Its place is reserved while it loads, so that nothing moves.
 */
export function SaveFigure(props: SaveButtonProps) {
  return (
    <span className={styles['room']} data-not-drawn="true">
      <Button failure="nothing" {...props} />
    </span>
  );
}
