import { Zip, ZipPassThrough, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { collect, filesOfZip } from './collect.ts';
import { ownLimits } from './limits.ts';
import { OwnRefusal } from './refusal.ts';
import { fakeDecoder, note, pngHead, zipOfFolders } from './testing/pictures.ts';
import { isZip, unpackedUpTo, unzipped, zipEntries } from './zip.ts';
import { Inflate, deflateSync } from 'fflate';

const readPicture = fakeDecoder('grey');
const read = (zip: Uint8Array) => collect(filesOfZip('my.zip', zip), { readPicture });

/** The refusal that something ends with. */
async function refusal(work: () => unknown): Promise<OwnRefusal> {
  try {
    await work();
  } catch (error) {
    if (error instanceof OwnRefusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** A zip whose entries have names as given, byte by byte. */
function zipWithRawNames(names: readonly Uint8Array[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((_, piece) => pieces.push(piece));
  for (const [index] of names.entries()) {
    const file = new ZipPassThrough('x'.repeat(names[index]?.length ?? 0));
    zip.add(file);
    file.push(pngHead(8, 8, index + 1), true);
  }
  zip.end();
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  // The names stand in the directory after 46 bytes each.
  const view = new DataView(bytes.buffer);
  let entry = view.getUint32(bytes.length - 6, true);
  for (const name of names) {
    bytes.set(name, entry + 46);
    entry += 46 + name.length + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
  return bytes;
}

describe('pictures in folders', () => {
  it('become classes named after their folders, in the order of their names', async () => {
    const { classes, leftOut, numHidden } = await read(
      zipOfFolders(['pets/dog', 'pets/cat', 'pets/10', 'pets/9'], 3),
    );
    expect(classes.map(({ name, examples }) => [name, examples.length])).toEqual([
      ['9', 3],
      ['10', 3],
      ['cat', 3],
      ['dog', 3],
    ]);
    expect([leftOut, numHidden]).toEqual([[], 0]);
  });

  it('counts hidden files, and leaves out by name and reason what is no picture in a folder', async () => {
    const zip = zipOfFolders(['a', 'b'], 2, {
      '__MACOSX/a/._0.png': note,
      'a/.DS_Store': note,
      'a/Thumbs.db': note,
      'a/notes.txt': note,
      'a/more.zip': zipSync({ 'c/0.png': pngHead(8, 8, 9) }),
      'a/zip-in-disguise.png': zipSync({ 'c/0.png': pngHead(8, 8, 9) }),
      'loose.png': pngHead(8, 8, 10),
      'b/broken.png': pngHead(13, 8, 11),
      'b/text.png': note,
      'b/huge.png': pngHead(30_000, 30_000, 12),
      'b/none.png': pngHead(0, 8, 12),
    });
    const { classes, leftOut, numHidden } = await read(zip);
    expect(numHidden).toBe(3);
    expect(classes.map(({ examples }) => examples.length)).toEqual([2, 2]);
    expect(Object.fromEntries(leftOut.map(({ facts, reason }) => [facts.name, reason]))).toEqual({
      'a/notes.txt': 'type',
      'a/more.zip': 'nested',
      'a/zip-in-disguise.png': 'nested',
      'loose.png': 'no-folder',
      'b/broken.png': 'damaged',
      'b/text.png': 'damaged',
      'b/huge.png': 'pixels',
      'b/none.png': 'damaged',
    });
  });

  it('are one class for a Korean name whether it is composed, decomposed or in Korean Windows’ encoding', async () => {
    const utf8 = (text: string) => new TextEncoder().encode(text);
    const euckr = Uint8Array.from([0xb0, 0xed, 0xbe, 0xe7, 0xc0, 0xcc]);
    const zip = zipWithRawNames([
      utf8('고양이/1.png'),
      utf8('고양이/2.png'.normalize('NFD')),
      Uint8Array.from([...euckr, ...utf8('\\3.png')]),
    ]);
    const { classes } = await read(zip);
    expect(classes.map(({ name, examples }) => [name, examples.length])).toEqual([['고양이', 3]]);
  });

  it.each(['../a/1.png', 'a/../../1.png', '/etc/1.png', 'C:\\a\\1.png', '..\\a\\1.png', 'a/\0/1.png'])(
    'refuses all files for the path %j',
    async (path) => {
      const { reason, facts } = await refusal(() =>
        read(zipOfFolders(['a', 'b'], 2, { [path]: pngHead(8, 8, 77) })),
      );
      expect(reason).toBe('path');
      expect(facts.name).not.toContain('\0');
    },
  );

  it('are refused if there is not one, naming the first file', async () => {
    const { reason, facts } = await refusal(() => read(zipSync({ 'a/notes.txt': note })));
    expect([reason, facts.name, facts.received]).toEqual(['nothing', '', 'a/notes.txt']);
  });

  it('stop when the visitor cancels', async () => {
    const abort = new AbortController();
    let numDone = 0;
    const work = collect(filesOfZip('my.zip', zipOfFolders(['a', 'b'], 5)), {
      readPicture,
      signal: abort.signal,
      onProgress: (done) => {
        numDone = done;
        if (done === 3) abort.abort();
      },
    });
    await expect(work).rejects.toThrow(/abort/i);
    expect(numDone).toBe(3);
  });

  it('stop too when the visitor cancels during the last one', async () => {
    const abort = new AbortController();
    const work = collect(filesOfZip('my.zip', zipOfFolders(['a', 'b'], 5)), {
      readPicture,
      signal: abort.signal,
      onProgress: (done, files) => {
        if (done === files) abort.abort();
      },
    });
    await expect(work).rejects.toThrow(/abort/i);
  });
});

describe('the limits', () => {
  const file = (path: string, bytes: number) => ({ path, bytes, read: async () => pngHead(8, 8, 1) });

  it('count files and bytes before anything is read', async () => {
    const many = Array.from({ length: ownLimits.files + 1 }, (_, index) => file(`a/${index}.png`, 1));
    expect((await refusal(() => collect(many, { readPicture }))).reason).toBe('files');
    const large = [file('a/1.png', ownLimits.totalBytes), file('a/2.png', 1)];
    expect((await refusal(() => collect(large, { readPicture }))).reason).toBe('total-bytes');
  });

  it('leave out one file that is too large', async () => {
    const { leftOut } = await collect([file('a/1.png', 1), file('a/2.png', ownLimits.fileBytes + 1)], {
      readPicture,
    });
    expect(leftOut.map(({ reason, facts }) => [reason, facts.name])).toEqual([['file-bytes', 'a/2.png']]);
  });

  it('end the unpacking of a bomb as soon as it is larger than its zip says', () => {
    const zip = zipSync({ 'a/0.png': new Uint8Array(25_000_000) }, { level: 9 });
    // Says that it is 1,000 bytes.
    const [entry] = zipEntries('bomb.zip', zip);
    if (!entry) throw new Error('no entry');
    expect(() => unzipped(zip, { ...entry, unpackedBytes: 1_000 }, ownLimits.fileBytes)).toThrow(/packed/);
    expect(() => unzipped(zip, entry, ownLimits.fileBytes)).toThrow(/file-bytes/);
    let numOut = 0;
    const packed = deflateSync(new Uint8Array(30_000_000), { level: 9 });
    const counting = (onData: (piece: Uint8Array) => void) =>
      new Inflate((piece) => {
        numOut += piece.length;
        onData(piece);
      });
    expect(() => unpackedUpTo('bomb', 100_000, counting, packed)).toThrow(/packed/);
    expect(numOut).toBeLessThan(3_000_000);
  });

  it('refuse a zip that says that its files are larger in all', () => {
    const zip = zipOfFolders(['a'], 30);
    const view = new DataView(zip.buffer);
    for (let at = 0; at + 28 < zip.length; at++)
      if (view.getUint32(at, true) === 0x0201_4b50) view.setUint32(at + 24, 20 * 2 ** 20, true);
    expect(() => zipEntries('big.zip', zip)).toThrow(/total-bytes/);
  });

  it('name an encrypted zip, one that is cut off, one of another kind, and one with a changed byte', async () => {
    const zip = zipOfFolders(['a'], 12);
    const changed = (change: (bytes: Uint8Array, view: DataView) => void) => {
      const bytes = zip.slice();
      change(bytes, new DataView(bytes.buffer));
      return bytes;
    };
    const directory = new DataView(zip.buffer).getUint32(zip.length - 6, true);
    expect((await refusal(() => read(changed((bytes) => (bytes[directory + 8] = 1))))).reason).toBe(
      'encrypted',
    );
    expect((await refusal(() => read(zip.slice(0, -10)))).reason).toBe('zip');
    expect((await refusal(() => read(strToU8('not a zip at all, but text')))).reason).toBe('zip');
    expect(isZip(zip)).toBe(true);
    const { leftOut } = await read(
      changed((_, view) => {
        view.setUint32(directory + 16, 1, true);
      }),
    );
    expect(leftOut.map(({ reason }) => reason)).toEqual(['damaged']);
  });
});
