import { useEffect, useRef, useState } from 'react';
import { fileOf } from './clipboard.ts';

/**
 * Files dropped anywhere on the page while it is used: who misses the canvas still means it.
 *
 * @returns whether one is being dragged over the page
 */
export function useDroppedFile(open: (file: File) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const hear = (event: DragEvent) => {
      const isDragged = event.type === 'dragover';
      setIsOver(isDragged);
      if (event.type === 'dragleave' || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      const file = isDragged ? null : fileOf(event.dataTransfer);
      if (file) latest.current(file);
    };
    const kinds = ['dragover', 'dragleave', 'drop'] as const;
    // Before the page's own listener, which ignores what nobody takes.
    for (const kind of kinds) addEventListener(kind, hear, true);
    return () => {
      for (const kind of kinds) removeEventListener(kind, hear, true);
    };
  }, []);
  return isOver;
}
