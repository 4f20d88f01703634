import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Frame } from '@/datasets/drawing/framing.ts';
import { fileFromClipboard, fileOf } from './clipboard.ts';
import { ImageRefused, readImage, shortName } from './read-image.ts';
import { seenImage } from './seen-picture.ts';
import type { ImageMark } from './sketch.ts';

/** Loads images from a file, the clipboard or a drop; the latest wins. Reports why one is rejected. */
export function useImage(frame: Frame, put: (mark: ImageMark) => void) {
  const [refused, setRefused] = useState<ImageRefused | null>(null);
  const numRequests = useRef(0);

  const take = async (source: () => File | Promise<File>) => {
    numRequests.current += 1;
    const id = numRequests.current;
    try {
      const file = await source();
      const image = await readImage(file);
      const name = shortName(file.name);
      if (!seenImage(image, frame)) throw new ImageRefused('blank', { name });
      if (id !== numRequests.current) return;
      setRefused(null);
      put({ kind: 'image', name, image });
    } catch (error) {
      if (!(error instanceof ImageRefused)) throw error;
      if (id === numRequests.current) setRefused(error);
    }
  };
  const takePasted = useEffectEvent((file: File | null) =>
    take(() => {
      if (!file) throw new ImageRefused('nothingCopied');
      return file;
    }),
  );
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      // Leave pasting into text fields to the browser.
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea')) return;
      if (!event.clipboardData) return;
      event.preventDefault();
      void takePasted(fileOf(event.clipboardData));
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
  return {
    refused,
    dismiss: () => setRefused(null),
    open: (file: File) => void take(() => file),
    paste: () => void take(fileFromClipboard),
  };
}
