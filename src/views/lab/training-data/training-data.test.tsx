import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { runConfigFromLink } from '@/protocol/link/link.ts';
import { FakeEngine, fakeFrame } from '@/state/fake-engine.ts';
import { createLabStore } from '@/state/lab-store.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createSettingsStore } from '@/state/settings-store.ts';
import { SetupControls } from '../setup-controls.tsx';

async function open(query = '', language: Language = 'en') {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, runConfigFromLink(query).config);
  const translator = createTranslator(language);
  await translator.loadNamespaces('tools');
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <SetupControls />
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  return { engine, lab, config: () => lab.getState().config };
}

const names = { en: 'Training data', ko: '학습 데이터' } as const;
async function openPanel(language: Language = 'en') {
  fireEvent.click(screen.getByRole('button', { name: names[language] }));
  // Loaded at the first click.
  await screen.findByRole('group', { name: /^(Training data now|현재 학습 데이터)$/ }, { timeout: 60_000 });
}
const summary = (language: Language = 'en') =>
  screen.queryByRole('group', {
    name: language === 'en' ? 'Training data now' : '현재 학습 데이터',
  });
const toggle = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const slider = (name: string) => screen.getByRole<HTMLInputElement>('slider', { name });

describe('the training data panel', () => {
  beforeEach(() => {
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });

  it('is closed and without a summary while everything is default', async () => {
    await open();
    expect(screen.getByRole('button', { name: names.en })).toHaveAttribute('aria-expanded', 'false');
    expect(summary()).toBeNull();
    await openPanel();
    expect(summary()).toHaveTextContent('Default: all classes');
    expect(screen.queryByRole('button', { name: 'Restore defaults' })).toBeNull();
  });

  it('hides a class from the students and shows it again', async () => {
    const { config } = await open();
    await openPanel();
    fireEvent.click(toggle('Class 7'));
    fireEvent.click(toggle('Class 3'));
    expect(config().hiddenClasses).toEqual([3, 7]);
    expect(summary()).toHaveTextContent('No 3s, 7s');
    fireEvent.click(toggle('Class 7'));
    expect(config().hiddenClasses).toEqual([3]);
  });

  it('limits the numbers of pictures to the shown classes', async () => {
    const { config } = await open('?labelled=8000&unlabelled=2000');
    await openPanel();
    expect(slider('Unlabelled pictures').max).toBe('2000');
    fireEvent.click(toggle('Class 3'));
    expect(config()).toMatchObject({ labelled: 8_000, unlabelled: 1_000 });
    expect(slider('Labelled pictures').max).toBe('9000');
    fireEvent.click(toggle('Class 4'));
    fireEvent.click(toggle('Class 5'));
    expect(config()).toMatchObject({ labelled: 7_000, unlabelled: 0 });
    expect(screen.queryByRole('slider', { name: 'Unlabelled pictures' })).toBeNull();
    screen.getByText(/All 7,000 pictures are labelled/);
  });

  it('lowers the unlabelled pictures if more are labelled', async () => {
    const { config } = await open('?unlabelled=2000');
    fireEvent.change(slider('Labelled pictures'), { target: { value: '9000' } });
    fireEvent.blur(slider('Labelled pictures'));
    expect(config()).toMatchObject({ labelled: 9_000, unlabelled: 1_000 });
  });

  it.each([
    ['en', 'expected any of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, but not all'],
    ['ko', '0, 1, 2, 3, 4, 5, 6, 7, 8, 9 중 몇 개든(전부는 안 됨)'],
  ] as const)('refuses to hide the last class, with a message: %s', async (language, words) => {
    const { config } = await open('?hiddenClasses=0,1,2,3,4,5,6,7,8', language);
    await openPanel(language);
    await act(async () => fireEvent.click(toggle(language === 'en' ? 'Class 9' : '클래스 9')));
    expect(screen.getByRole('alert')).toHaveTextContent(words);
    expect(config().hiddenClasses).toHaveLength(9);
    await act(async () => fireEvent.click(toggle(language === 'en' ? 'Class 8' : '클래스 8')));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('summarises what a link has altered, and restores the defaults', async () => {
    const query =
      '?hiddenClasses=3&labelNoise=0.4&unlabelled=1000&studentLabels=hidden&augmentation=shift&teacherWeights=half-trained';
    const { config } = await open(query);
    await screen.findByRole('button', { name: 'Restore defaults' }, { timeout: 60_000 });
    expect(summary()).toHaveTextContent(
      'No 3s · 40% of labels wrong · 1,000 pictures without labels · The student gets no labels · Shifted pictures · Teacher: Half-trained',
    );
    expect(screen.queryByRole('checkbox', { name: 'Class 3' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Restore defaults' }));
    expect(config()).toMatchObject({
      hiddenClasses: [],
      labelNoise: 0,
      unlabelled: 0,
      studentLabels: 'seen',
      augmentation: 'none',
      teacherWeights: 'shipped',
    });
    expect(summary()).toBeNull();
  });

  it('shows the student other pictures, without labels, and says what the control has', async () => {
    const { config } = await open('?unlabelled=1000');
    await openPanel();
    const choice = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Pictures for the student' });
    expect([...choice.options].map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Those of the task', 'Fashion-MNIST', 'Noise', 'Scribbles']),
    );
    await act(async () => fireEvent.change(choice, { target: { value: 'fashion-mnist' } }));
    expect(config()).toMatchObject({ transferSet: 'fashion-mnist', unlabelled: 0 });
    expect(choice).toHaveAccessibleDescription(/the control has the labelled pictures alone/);
    expect(screen.queryByRole('slider', { name: 'Unlabelled pictures' })).toBeNull();
    expect(screen.getByRole('switch', { name: 'Give the student the labels' })).toBeDisabled();
    const number = slider('Number of these pictures');
    fireEvent.change(number, { target: { value: '500' } });
    fireEvent.blur(number);
    expect(config().transferSize).toBe(500);
    expect(summary()).toHaveTextContent('The student sees only: Fashion-MNIST · 500 of them');
    fireEvent.click(screen.getByRole('button', { name: 'Restore defaults' }));
    expect(config()).toMatchObject({ transferSet: 'own', transferSize: 2_000 });
    expect(slider('Unlabelled pictures').max).toBe('9700');
  });

  it('does not offer other pictures while a method needs labels, and names it', async () => {
    await open('?methods=decoupled');
    await openPanel();
    const choice = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Pictures for the student' });
    const noise = [...choice.options].find(({ value }) => value === 'noise');
    expect(noise).toBeDisabled();
    expect(noise).toHaveTextContent(/Decoupled/);
  });

  it('has one teacher, whichever control sets it', async () => {
    const { config } = await open();
    await openPanel();
    const quality = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Teacher’s quality' });
    fireEvent.click(screen.getByRole('switch', { name: 'Train the teacher live' }));
    expect(quality.value).toBe('live');
    expect(summary()).toHaveTextContent('Default: all classes');
    fireEvent.change(quality, { target: { value: 'shuffled-labels' } });
    expect(screen.getByRole('switch', { name: 'Train the teacher live' })).not.toBeChecked();
    expect(quality).toHaveAccessibleDescription(/knows nothing about the classes/);
    expect(config().teacherWeights).toBe('shuffled-labels');
  });

  it('offers a teacher without shipped weights only live', async () => {
    await open('?teacher=resnet-20');
    await openPanel();
    const quality = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Teacher’s quality' });
    expect([...quality.options].map(({ value }) => value)).toEqual(['live', 'live-equal-data']);
    expect(quality).toHaveAccessibleDescription(/o saved weights/);
    fireEvent.change(quality, { target: { value: 'live-equal-data' } });
    expect(quality).toHaveAccessibleDescription(/only on the labelled pictures/);
    expect(screen.getByRole('switch', { name: 'Train the teacher live' })).toBeChecked();
    expect(summary()).toHaveTextContent('Teacher: Trained here, on the students’ pictures only');
  });

  it.each(['en', 'ko'] as const)('offers an ensemble to a live teacher only: %s', async (language) => {
    const name = language === 'en' ? 'Networks that teach' : '가르치는 신경망의 수';
    const { config, lab } = await open('', language);
    await openPanel(language);
    const members = () => screen.queryByRole<HTMLSelectElement>('combobox', { name });
    expect(members()).toBeNull();
    await act(() => lab.actions.configure({ teacherWeights: 'live-equal-data' }));
    expect([...(members()?.options ?? [])].map(({ value }) => value)).toEqual(['1', '2', '3', '4', '5']);
    await act(async () => fireEvent.change(members() ?? document.body, { target: { value: '3' } }));
    expect(config().teacherMembers).toBe(3);
    expect(members()).toHaveAccessibleDescription(/2015/);
    expect(summary(language)).toHaveTextContent(
      language === 'en' ? '3 networks teach' : '신경망 3개가 가르침',
    );
    await act(() => lab.actions.configure({ teacherWeights: 'shipped' }));
    expect(members()).toBeNull();
    expect(config().teacherMembers).toBe(1);
  });

  it('names the method that has to go before an ensemble can teach', async () => {
    await open('?teacherWeights=live&methods=soft-targets,hints');
    await openPanel();
    const members = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Networks that teach' });
    const [one, two] = [...members.options];
    expect(one).toBeEnabled();
    expect(two).toBeDisabled();
    expect(two).toHaveTextContent(/An ensemble of 2 networks \(.*ints/);
  });

  it('says how well the networks do alone and together, once they are trained', async () => {
    const { engine } = await open('?teacherWeights=live&teacherMembers=2');
    await openPanel();
    const members = screen.getByRole('combobox', { name: 'Networks that teach' });
    expect(members).not.toHaveAccessibleDescription(/Alone/);
    const lane = { accuracy: 0.9, crossEntropy: 0.3, calibrationError: 0.02, agreement: 0.9 };
    const report = { step: 0, teacherStep: 50, numPictures: 1000, student: lane, control: lane };
    await act(async () =>
      engine.emit({
        type: 'frame',
        frame: {
          ...fakeFrame(1, []),
          evaluations: [{ ...report, teacher: { ...lane, accuracy: 0.945 }, teacherMembers: [0.921, 0.93] }],
        },
      }),
    );
    await waitFor(() =>
      expect(members).toHaveAccessibleDescription(/Alone: 92\.1\s?% · 93\.0\s?%; together: 94\.5\s?%/),
    );
  });
});
