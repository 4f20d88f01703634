import { limits, within } from '@/core/limits.ts';
import { ImageRefused } from './read-image.ts';

/** File name for a picture from the clipboard, which has none. */
const nameOf = (type: string) => `clipboard.${type.split('/')[1] ?? 'png'}`;

/** The first pasted or dropped file; null if there is none, e.g. for text. */
export function fileOf({ files }: DataTransfer): File | null {
  return files[0] ?? null;
}

/** Whether the browser has the asynchronous clipboard API. */
export const canAskClipboard = () => 'clipboard' in navigator && 'read' in navigator.clipboard;

const limited = <Result>(work: Promise<Result>) => within(limits.permissionMs, 'the clipboard', work);

/** @throws ImageRefused if the browser denies access or the clipboard has no picture */
export async function fileFromClipboard(): Promise<File> {
  const keptBack = () => {
    throw new ImageRefused('noClipboard');
  };
  const items = await limited(navigator.clipboard.read()).catch(keptBack);
  for (const item of items) {
    const type = item.types.find((each) => each.startsWith('image/'));
    if (type !== undefined) {
      return new File([await limited(item.getType(type)).catch(keptBack)], nameOf(type), { type });
    }
  }
  throw new ImageRefused('nothingCopied');
}
