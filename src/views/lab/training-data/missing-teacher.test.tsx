import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { WeightsError } from '@/core/errors.ts';
import { originOf } from '@/export/origin.ts';
import { weightsFile } from '@/export/safetensors/weights-file.ts';
import { exportInput } from '@/export/testing/input.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { openedTeachers } from '@/protocol/engine/teacher-files.ts';
import { runConfigFromLink } from '@/protocol/link/link.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { Notices } from '../notices.tsx';

const input = exportInput({ teacher: 'resnet-8' });
const bytes = weightsFile(input.networks.teacher, originOf(input, 'teacher'));
const waiting = { timeout: 60_000 };

/** The page of a link whose teacher is a file, which is not open. */
async function open(language: 'en' | 'ko') {
  const engine = new FakeEngine();
  const weights = `file-${bytesToHex(sha256(bytes))}`;
  const { config } = runConfigFromLink(`?teacher=resnet-8&teacherWeights=${weights}`);
  const lab = createLabStore(engine, config);
  const translator = createTranslator(language);
  await translator.loadNamespaces(['tools', 'methods', 'records']);
  await import('./missing-teacher.tsx');
  engine.fail('start', new WeightsError('file-1 is not open', { file: 'file-1', reason: '–' }));
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <Notices />
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/').catch(() => undefined));
  return { engine, lab, weights };
}

const choose = (name: string, content: Uint8Array<ArrayBuffer>) =>
  fireEvent.change(screen.getByLabelText(name, { selector: 'input' }), {
    target: { files: [new File([content], 'mine.safetensors')] },
  });

describe('the message that the run’s teacher is a file', () => {
  afterEach(() => {
    cleanup();
    openedTeachers.clear();
  });

  it('opens the file, and the run goes on with it', async () => {
    const { engine, weights } = await open('en');
    expect(await screen.findByText(/is a file that isn’t open/, {}, waiting)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Choose a file…' })).toBeEnabled();
    expect(screen.getByRole('alert')).toHaveTextContent(weights.slice(5, 13));

    const other = exportInput({ teacher: 'resnet-8' }, { link: 'https://example.org/other' });
    choose('Choose a file…', weightsFile(other.networks.teacher, originOf(other, 'teacher')));
    expect(await screen.findByText(/This is another file/, {}, waiting)).toBeInTheDocument();
    expect(engine.numRequests('addTeacher')).toBe(0);

    choose('Choose a file…', bytes);
    await waitFor(() => expect(engine.numRequests('addTeacher')).toBe(1), waiting);
    expect(openedTeachers.has(weights)).toBe(true);
    await waitFor(() => expect(screen.queryByText(/is a file that isn’t open/)).toBeNull(), waiting);
    const kinds = engine.requests.map(({ kind }) => kind);
    expect(kinds.lastIndexOf('retryData')).toBeGreaterThan(kinds.indexOf('addTeacher'));
  });

  it('says in Korean what is wrong with a file', async () => {
    await open('ko');
    await screen.findByText(/아직 열지 않은 파일입니다/, {}, waiting);
    choose('파일 선택…', bytes.slice(0, -4));
    expect(
      await screen.findByText(/mine\.safetensors 파일은 유한한 32비트 실수로/, {}, waiting),
    ).toBeVisible();
  });
});
