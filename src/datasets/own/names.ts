import { ownLimits } from './limits.ts';
import { OwnRefusal } from './refusal.ts';

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * A visitor's name of a class or dataset: composed (NFC), so that 가 from a Mac and from Windows is the same, on one line,
 * without characters that can't be seen, and cut to 40 characters.
 */
export function cleanName(text: string): string {
  const shown = text
    // Joiners stay: emoji and some scripts need them. Direction marks go. First of all: the characters beside them compose.
    .replaceAll(
      /\u{feff}|(?!\s)[\p{Cc}\p{Cs}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}]/gu,
      '',
    )
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    // Segmenting takes long; more code units than these are never shown.
    .slice(0, 16 * ownLimits.nameLength)
    // Half of a character that was cut.
    .replace(/\p{Cs}$/u, '')
    .trim();
  const all = [...characters.segment(shown)];
  if (all.length <= ownLimits.nameLength) return shown;
  const kept = all.slice(0, ownLimits.nameLength - 1);
  return `${kept
    .map(({ segment }) => segment)
    .join('')
    .trim()}…`;
}

/** Files and folders that systems add by themselves, and all whose name begins with a dot. */
const isHidden = (part: string) =>
  part.startsWith('.') || /^(__MACOSX|Thumbs\.db|ehthumbs\.db|desktop\.ini|\$RECYCLE\.BIN)$/i.test(part);

/** A file's place in a folder or zip. */
export interface FilePlace {
  /** The whole path, composed (NFC). */
  readonly path: string;
  /** Name of the folder that it is in; null if it is in none. */
  readonly folder: string | null;
  readonly isHidden: boolean;
}

/**
 * Takes a path apart.
 *
 * @param path with `/`, or with `\` as old Windows programs write it
 * @throws OwnRefusal 'path' for one that leads out of its folder, is absolute or has a NUL
 */
export function placeOf(path: string): FilePlace {
  const plain = path.normalize('NFC').replaceAll('\\', '/');
  const parts = plain.split('/');
  const isOutside = parts.includes('..') || plain.startsWith('/') || /^[a-z]:/i.test(plain);
  if (isOutside || plain.includes('\0')) throw new OwnRefusal('path', { name: path });
  const inside = parts.filter((part) => part !== '' && part !== '.');
  return {
    path: inside.join('/'),
    folder: inside.at(-2) ?? null,
    isHidden: inside.some(isHidden),
  };
}

/** Bytes of a name in a zip: UTF-8 if they are, else Korean Windows' encoding, else one byte a character. */
export function nameOfBytes(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'euc-kr']) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // The next one.
    }
  }
  return Array.from(bytes, (byte) => String.fromCodePoint(byte)).join('');
}
