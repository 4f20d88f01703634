import type { RgbaImage } from './image-ink.ts';

const MAX_BYTES = 10_000_000;
/** Maximum side, px: browsers may run out of memory on larger images without reporting it. */
const MAX_PIXELS = 8000;
/** Side that images are reduced to, px; far above the networks' 28. */
const READ_SIDE = 400;
const types = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/bmp', 'image/avif'];
export const ACCEPTED = types.join(',');

/** Why a file is rejected; the key of its text. */
export type RefusalReason = 'type' | 'bytes' | 'side' | 'damaged' | 'blank' | 'nothingCopied' | 'noClipboard';

/** Error for a rejected file; `facts` holds the values that the reason's text interpolates. */
export class ImageRefused extends Error {
  readonly reason: RefusalReason;
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(reason: RefusalReason, facts: Readonly<Record<string, string | number>> = {}) {
    super(`${reason}: ${JSON.stringify(facts)}`);
    this.name = 'ImageRefused';
    this.reason = reason;
    this.facts = facts;
  }
}

/** Shortens a file name for a message. */
export const shortName = (name: string) =>
  name.length > 32 ? `${name.slice(0, 20)}…${name.slice(-9)}` : name;

/** @throws ImageRefused for an unsupported type or too large a file */
export function checkFile({ name, type, size }: Pick<File, 'name' | 'type' | 'size'>): void {
  const facts = { name: shortName(name) };
  if (!types.includes(type)) {
    const ending = /\.\w+$/.exec(name)?.[0];
    throw new ImageRefused('type', { ...facts, received: type || ending || '?' });
  }
  if (size > MAX_BYTES) {
    throw new ImageRefused('bytes', { ...facts, received: (size / 1e6).toFixed(1), most: MAX_BYTES / 1e6 });
  }
}

/** An image's size, which browsers know before they decode it. */
async function sizeOf(file: File): Promise<{ readonly width: number; readonly height: number }> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    await new Promise((resolve, reject) => {
      image.addEventListener('load', resolve);
      image.addEventListener('error', () => reject(new Error('not an image')));
      image.src = url;
    });
    return { width: image.naturalWidth, height: image.naturalHeight };
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Decodes an image, reduced to at most `READ_SIDE`. */
async function unpack(file: File, width: number, height: number): Promise<RgbaImage> {
  const scale = Math.min(1, READ_SIDE / Math.max(width, height));
  const resized = (side: number) => Math.max(1, Math.round(side * scale));
  const size = { resizeWidth: resized(width), resizeHeight: resized(height) };
  const bitmap = await createImageBitmap(file, scale < 1 ? { ...size, resizeQuality: 'high' } : {});
  const canvas = document.createElement('canvas');
  canvas.width = size.resizeWidth;
  canvas.height = size.resizeHeight;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  // Pass the size: not every browser resizes while decoding.
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/**
 * Reads the pixels of an image file, reduced to at most 400 a side.
 *
 * @throws ImageRefused for another type, more than 10 MB or 8,000 pixels a side, or a damaged file
 */
export async function readImage(file: File): Promise<RgbaImage> {
  checkFile(file);
  const facts = { name: shortName(file.name), type: file.type };
  const damaged = () => {
    throw new ImageRefused('damaged', facts);
  };
  const { width, height } = await sizeOf(file).catch(damaged);
  if (Math.max(width, height) > MAX_PIXELS) {
    throw new ImageRefused('side', { ...facts, width, height, most: MAX_PIXELS });
  }
  return unpack(file, width, height).catch(damaged);
}
