import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { weightsFile } from '@/export/safetensors/weights-file.ts';
import { exportInput } from '@/export/testing/input.ts';
import { originOf } from '@/export/origin.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { openedTeachers } from '@/protocol/engine/teacher-files.ts';
import { runConfigFromLink } from '@/protocol/link/link.ts';
import { linkFromRunConfig } from '@/protocol/link/write-link.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { TeacherFile } from './teacher-file.tsx';

const input = exportInput({ teacher: 'resnet-8' });
const bytes = weightsFile(input.networks.teacher, originOf(input, 'teacher'));

async function open(query = '', language: 'en' | 'ko' = 'en') {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, runConfigFromLink(query).config);
  const translator = createTranslator(language);
  await translator.loadNamespaces('tools');
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <TeacherFile />
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  return { engine, config: () => lab.getState().config, configure: lab.actions.configure };
}

const choose = (content: Uint8Array<ArrayBuffer>, name = 'mine.safetensors') =>
  fireEvent.change(screen.getByLabelText(/Teacher from a file…|파일에서 교사 열기…/, { selector: 'input' }), {
    target: { files: [new File([content], name)] },
  });
const waiting = { timeout: 60_000 };

describe('a teacher from a file', () => {
  afterEach(() => {
    cleanup();
    openedTeachers.clear();
  });

  it('is measured on the test pictures and shown before it teaches', async () => {
    const { engine, config } = await open();
    choose(bytes);
    expect(
      await screen.findByText(
        'mine.safetensors: resnet-8, 90.00% of all 10,000 test pictures right.',
        {},
        waiting,
      ),
    ).toBeInTheDocument();
    expect(config().teacher).toBe('cnn-16-32-128');
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Use as the teacher' })));
    expect(await screen.findByText('It is the teacher now.', {}, waiting)).toBeInTheDocument();
    const { teacher, teacherWeights } = config();
    expect(teacher).toBe('resnet-8');
    expect(teacherWeights).toMatch(/^file-[0-9a-f]{64}$/);
    expect(openedTeachers.get(teacherWeights)?.model).toBe('resnet-8');
    const kinds = engine.requests.map(({ kind }) => kind);
    expect(kinds.indexOf('addTeacher')).toBeLessThan(kinds.lastIndexOf('configure'));
    // The link names the file, and says so.
    expect(linkFromRunConfig(config())).toContain(`teacherWeights=${teacherWeights}`);
    expect(screen.getByText(/names the file by its SHA-256 and doesn’t contain it/)).toBeInTheDocument();
  });

  it('is refused with the reason, and the run keeps its teacher', async () => {
    const { config } = await open('', 'ko');
    choose(bytes.slice(0, -4));
    expect(
      await screen.findByText(
        /mine\.safetensors 파일은 유한한 32비트 실수로.*필요한 값: [\d,]+바이트 이상\. float32로/,
        {},
        waiting,
      ),
    ).toBeInTheDocument();
    expect(config().teacherWeights).toBe('shipped');
  });

  it('is refused in words if the browser cannot read it, and another can be chosen', async () => {
    await open();
    vi.spyOn(Blob.prototype, 'arrayBuffer').mockRejectedValueOnce(
      new DOMException('gone', 'NotReadableError'),
    );
    choose(bytes);
    expect(
      await screen.findByText(
        /^The browser can’t read mine\.safetensors \(NotReadableError: gone\)/,
        {},
        waiting,
      ),
    ).toBeInTheDocument();
    choose(bytes);
    expect(await screen.findByText(/90\.00% of all/, {}, waiting)).toBeInTheDocument();
  });

  it('is not offered as the teacher on another dataset than the one it was measured on', async () => {
    const { configure } = await open();
    choose(bytes);
    expect(await screen.findByText(/90\.00% of all/, {}, waiting)).toBeInTheDocument();
    await act(() => configure({ dataset: 'fashion-mnist' }));
    expect(screen.queryByRole('button', { name: 'Use as the teacher' })).not.toBeInTheDocument();
    choose(bytes);
    expect(await screen.findByText(/was trained on mnist/, {}, waiting)).toBeInTheDocument();
    await act(() => configure({ dataset: 'mnist' }));
    expect(screen.queryByText(/was trained on mnist/)).not.toBeInTheDocument();
  });

  it('is asked for by a link that names it', async () => {
    const { config } = await open(`?teacher=resnet-8&teacherWeights=file-${'0123abcd'.repeat(8)}`);
    expect(config().teacherWeights).toBe(`file-${'0123abcd'.repeat(8)}`);
    expect(
      screen.getByText(/The teacher of this run is a file that isn’t open \(SHA-256 0123abcd…\)/),
    ).toBeInTheDocument();
    choose(bytes);
    expect(await screen.findByText(/This is another file/, {}, waiting)).toBeInTheDocument();
    // No weights ship for the network of that file, so the teacher is another one.
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Use the good teacher' })));
    expect(config()).toMatchObject({ teacher: 'cnn-16-32-128', teacherWeights: 'shipped' });
    expect(screen.queryByText(/is a file that isn’t open/)).not.toBeInTheDocument();
  });
});
