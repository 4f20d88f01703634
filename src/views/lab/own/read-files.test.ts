import { describe, expect, it, vi } from 'vitest';
import { readFiles } from './read-files.ts';

describe('chosen files', () => {
  it('of more than two are refused before one is read', async () => {
    const files = ['a', 'b', 'c', 'd'].map((name) => new File(['0'], name));
    const reads = files.map((file) => vi.spyOn(file, 'arrayBuffer'));
    const options = { onProgress: () => undefined, signal: new AbortController().signal };
    await expect(readFiles(files, 'grey', options)).rejects.toMatchObject({
      reason: 'idx-pair',
      facts: { received: 'a, b, … (4)' },
    });
    for (const read of reads) expect(read).not.toHaveBeenCalled();
  });

  it('are not read to the end once the visitor cancels', async () => {
    const abort = new AbortController();
    const files = ['a', 'b'].map((name) => new File(['0'], name));
    const [first, second] = files.map((file) => vi.spyOn(file, 'arrayBuffer'));
    first?.mockImplementation(async () => {
      abort.abort();
      return new ArrayBuffer(1);
    });
    const options = { onProgress: () => undefined, signal: abort.signal };
    await expect(readFiles(files, 'grey', options)).rejects.toThrow(/abort/i);
    expect(second).not.toHaveBeenCalled();
  });
});
