import { useEffect, useRef, useState } from 'react';
import { fileOf } from './clipboard.ts';

/**
 * Accepts files dropped anywhere on the page, not only on the canvas.
 *
 * @returns whether a file is being dragged over the page
 */
export function useDroppedFile(open: (file: File) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const handle = (event: DragEvent) => {
      const isDragged = event.type === 'dragover';
      setIsOver(isDragged);
      if (event.type === 'dragleave' || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      const file = isDragged ? null : fileOf(event.dataTransfer);
      if (file) latest.current(file);
    };
    const kinds = ['dragover', 'dragleave', 'drop'] as const;
    // Capture, to run before the page's listener that cancels unhandled drops.
    for (const kind of kinds) addEventListener(kind, handle, true);
    return () => {
      for (const kind of kinds) removeEventListener(kind, handle, true);
    };
  }, []);
  return isOver;
}
