import { limits, within } from '@/core/limits.ts';
import { ImageRefused } from './read-image.ts';

/** What a clipboard's picture is called, which has no name. */
const nameOf = (type: string) => `clipboard.${type.split('/')[1] ?? 'png'}`;

/** The first file of what was pasted or dropped; null where there is none, e.g. for text. */
export function fileOf({ files }: DataTransfer): File | null {
  return files[0] ?? null;
}

/** Whether the page may ask for the clipboard by itself. */
export const canAskClipboard = () => 'clipboard' in navigator && 'read' in navigator.clipboard;

const limited = <Result>(work: Promise<Result>) => within(limits.permissionMs, 'the clipboard', work);

/** @throws ImageRefused where the browser hands over nothing, or nothing that is a picture */
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
