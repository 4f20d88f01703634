import { act, renderHook } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { packOwnDataset } from '@/datasets/own/archive.ts';
import { emptyDraft, withExamples } from '@/datasets/own/draft.ts';
import { writeIdx } from '@/datasets/own/idx.ts';
import { datasetOfDraft, type OwnDataset } from '@/datasets/own/own-dataset.ts';
import { useOwnDraft } from './use-own-draft.ts';

const examples = (from: number) =>
  Array.from({ length: 12 }, (_, index) => new Uint8Array(784).fill(from + index));

/** A file that is read when `arrive` is called. */
function slowFile(name: string, bytes: Uint8Array<ArrayBuffer>) {
  let resolve: (content: ArrayBuffer) => void = () => undefined;
  const arrival = new Promise<ArrayBuffer>((settle) => {
    resolve = settle;
  });
  const file = Object.assign(new File([bytes], name), { arrayBuffer: () => arrival });
  return { file, arrive: () => resolve(bytes.buffer) };
}

function start() {
  const onDataset = vi.fn<(dataset: OwnDataset) => Promise<void>>(async () => undefined);
  const hook = renderHook(() => useOwnDraft(onDataset));
  const own = () => hook.result.current;
  const labels = slowFile('labels', writeIdx({ shape: [2], bytes: Uint8Array.from([3, 4]) }));
  const pictures = slowFile('images', writeIdx({ shape: [2, 28, 28], bytes: new Uint8Array(1_568) }));
  labels.arrive();
  act(() => own().addExample('cat', examples(0)[0] ?? new Uint8Array(), 'grey'));
  const names = () => own().draft.classes.map(({ name }) => name);
  return { hook, own, onDataset, names, pictures, files: [pictures.file, labels.file] };
}

describe('a reading', () => {
  it('goes on when a class is renamed, and adds to what is there at its end', async () => {
    const { own, names, pictures, files } = start();
    let reading = Promise.resolve();
    act(() => {
      reading = own().addFiles(files);
    });
    expect(own().isReading).toBe(true);
    await act(() => own().rename('cat', 'dog'));
    expect([own().isReading, names()]).toEqual([true, ['dog']]);
    pictures.arrive();
    await act(() => reading);
    expect([own().isReading, names()]).toEqual([false, ['dog', '3', '4']]);
  });

  it('adds nothing once it is cancelled', async () => {
    const { own, names, pictures, files } = start();
    let reading = Promise.resolve();
    act(() => {
      reading = own().addFiles(files);
    });
    act(() => own().cancel());
    pictures.arrive();
    await act(() => reading);
    expect([own().message, own().progress, names()]).toEqual([{ is: 'cancelled' }, null, ['cat']]);
  });

  it('keeps nothing once the dialog is closed', async () => {
    const { hook, own, onDataset } = start();
    const classes = [
      { name: 'a', examples: examples(0) },
      { name: 'b', examples: examples(100) },
    ];
    const zip = packOwnDataset(datasetOfDraft(withExamples(emptyDraft, classes), 'Mine'));
    const { file, arrive } = slowFile('mine.zip', zip);
    let reading = Promise.resolve();
    act(() => {
      reading = own().addFiles([file]);
    });
    hook.unmount();
    arrive();
    await reading;
    expect(onDataset).not.toHaveBeenCalled();
  });
});

it('a draft has examples of one kind, whatever a panel that is behind it adds', () => {
  const { own, names } = start();
  act(() => own().addExample('dog', new Uint8Array(3_072), 'colour'));
  expect(names()).toEqual(['cat']);
});
