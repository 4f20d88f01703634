import 'fake-indexeddb/auto';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { zipSync } from 'fflate';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeIdx } from '@/datasets/own/idx.ts';
import { keptDatasets, removeKept } from '@/datasets/own/kept.ts';
import { pngHead } from '@/datasets/own/testing/pictures.ts';
import { addDataset } from '@/datasets/registry.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { fakeDialogs } from '@/ui/fake-dialogs.ts';
import { OwnDialog } from './own-dialog.tsx';

const waiting = { timeout: 60_000 };

/** MNIST-like files of 12 pictures for each of these labels; the first two pictures are the same. */
function idxFiles(labels: readonly number[]) {
  const all = Array.from({ length: 12 * labels.length }, (_, index) => labels[index % labels.length] ?? 0);
  const bytes = Uint8Array.from({ length: all.length * 784 }, (_, at) => {
    const picture = Math.floor(at / 784);
    return picture % (12 * labels.length) === labels.length
      ? 5
      : picture === 0
        ? 5
        : (picture * 3 + (at % 7)) % 256;
  });
  return [
    new File([writeIdx({ shape: [all.length, 28, 28], bytes })], 'images'),
    new File([writeIdx({ shape: [all.length], bytes: Uint8Array.from(all) })], 'labels'),
  ];
}

async function open(language: 'en' | 'ko' = 'en') {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  const translator = createTranslator(language);
  await translator.loadNamespaces(['own', 'tools']);
  const onClose = vi.fn<() => void>();
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <OwnDialog onClose={onClose} />
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  return { lab, onClose };
}

const choose = (files: readonly File[]) =>
  fireEvent.change(screen.getByLabelText(/^Zip (or IDX files|또는 IDX 파일)…$/, { selector: 'input' }), {
    target: { files },
  });

describe('the dialog of own datasets', () => {
  beforeAll(fakeDialogs);
  afterEach(async () => {
    cleanup();
    for (const { spec } of await keptDatasets()) {
      await removeKept(spec.id);
      addDataset(spec)();
    }
  });

  it('shows classes with counts and duplicates, keeps the dataset and starts a run on it', async () => {
    const { lab, onClose } = await open();
    choose(idxFiles([0, 7]));
    expect(await screen.findByText('Added: 24 pictures in 2 classes.', {}, waiting)).toBeInTheDocument();
    const [, first, second] = screen.getAllByRole('row');
    expect(first).toHaveTextContent(/^12\D*1/);
    expect(second).toHaveTextContent(/^12–/);
    expect(screen.getByText(/for the test\./)).toHaveTextContent('20 for training, 4 for the test.');
    const name = within(second as HTMLElement).getByRole('textbox');
    fireEvent.change(name, { target: { value: 'seven' } });
    fireEvent.blur(name);
    fireEvent.change(screen.getByLabelText('Name of the dataset'), { target: { value: 'Digits' } });
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Keep and use' })));
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce(), waiting);
    const [kept] = await keptDatasets();
    expect(kept?.spec).toMatchObject({
      title: 'Digits',
      classNames: ['0', 'seven'],
      trainPerClass: [10, 10],
    });
    expect(lab.getState().config).toMatchObject({
      dataset: kept?.spec.id,
      teacherWeights: 'live',
      labelled: 20,
    });
    expect(screen.getByRole('button', { name: 'In use' })).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Delete Digits' })).toBeDisabled();
  });

  it('refuses files by name in the visitor’s language, and keeps what was there', async () => {
    await open('ko');
    choose(idxFiles([0, 1]));
    expect(await screen.findByText(/이미지 24장을 더했습니다/, {}, waiting)).toBeInTheDocument();
    const [images] = idxFiles([0, 1]);
    choose(images ? [images] : []);
    expect(
      await screen.findByText(/IDX 파일은 이미지 파일과 라벨 파일, 두 개가 필요합니다/, {}, waiting),
    ).toBeVisible();
    choose([new File([zipSync({ '../a/1.png': pngHead(8, 8, 1) })], 'bad.zip')]);
    expect(await screen.findByText(/경로가 폴더 밖을 가리킵니다/, {}, waiting)).toBeVisible();
    choose([new File(['no zip'], 'no.zip')]);
    expect(await screen.findByText(/no\.zip 파일은 zip이 아니거나/, {}, waiting)).toBeVisible();
    expect(screen.getAllByRole('row')).toHaveLength(3);
  });

  it('asks before it deletes a dataset, and opens one to be changed', async () => {
    const { onClose } = await open();
    choose(idxFiles([0, 1, 2]));
    await screen.findByText('Added: 36 pictures in 3 classes.', {}, waiting);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Keep and use' })));
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce(), waiting);
    cleanup();
    // Another page, whose run is on MNIST.
    await open();
    const change = await screen.findByRole('button', { name: 'Change My dataset' }, waiting);
    await act(async () => fireEvent.click(change));
    await vi.waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(4), waiting);
    fireEvent.click(screen.getByRole('button', { name: 'Delete My dataset' }));
    expect(await keptDatasets()).toHaveLength(1);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: /^Really delete My dataset/ })));
    expect(await screen.findByText('None yet.', {}, waiting)).toBeInTheDocument();
    expect(await keptDatasets()).toEqual([]);
  });
});
