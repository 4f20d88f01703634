import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { runConfigFromLink } from '@/protocol/link/link.ts';
import { FakeEngine, fakeFrame } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { Actors } from './actors.tsx';
import { MethodRow } from './methods/method-row.tsx';
import { NetworkPicture } from './methods/network-picture.tsx';
import { RunProgress } from './run-progress.tsx';
import { Scores } from './scores.tsx';
import { Setup } from './setup.tsx';
import { SetupControls } from './setup-controls.tsx';
import { TeacherMembers } from './training-data/teacher-members.tsx';

async function open(query: string, language: Language = 'en') {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, runConfigFromLink(query).config);
  const translator = createTranslator(language);
  await translator.loadNamespaces(['tools', 'methods']);
  await lab.actions.start(null, 'http://localhost/');
  await act(async () => {
    render(
      <I18nextProvider i18n={translator}>
        <LabProvider lab={lab} settings={createSettingsStore(false)}>
          <Setup />
          <SetupControls />
          <MethodRow />
          <Actors />
          <RunProgress />
          <NetworkPicture />
          <Scores />
          <TeacherMembers onChange={(teacherMembers) => lab.actions.change({ teacherMembers })} />
        </LabProvider>
      </I18nextProvider>,
    );
  });
  return { engine, lab };
}

const choice = () => screen.findByRole<HTMLSelectElement>('combobox', { name: 'Teacher assistant' });
const offered = (select: HTMLSelectElement) =>
  [...select.options].filter(({ disabled }) => !disabled).map(({ value }) => value);
const choose = (name: string, value: string) =>
  act(async () => void fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } }));

describe('the choice of an assistant', { timeout: 60_000 }, () => {
  beforeEach(() => vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null));
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });

  it('offers only networks between student and teacher, and says who the chosen one is', async () => {
    const { lab } = await open('?student=cnn-8-16');
    expect(offered(await choice())).toEqual(['none', 'cnn-16-32', 'mlp-32']);
    await choose('Teacher assistant', 'cnn-16-32');
    expect(lab.getState().config.assistant).toBe('cnn-16-32');
    expect(screen.getByText(/trains it on the teacher’s soft targets for 500 steps/)).toBeVisible();
    expect(screen.getByText(/a size between the two/)).toBeVisible();
    expect(screen.getByRole('button', { name: /CNN 8-16 through assistant CNN 16-32/ })).toBeVisible();
    await choose('Student', 'mlp-32');
    expect(lab.getState().config).toMatchObject({ student: 'mlp-32', assistant: 'none' });
    expect(screen.getByText(/No network has a size between/)).toBeVisible();
  });

  it('is in the teacher’s place in the networks’ picture and the scoreboard', async () => {
    await open('?student=cnn-4-8&assistant=cnn-8-16');
    expect(await screen.findByRole('heading', { name: 'Assistant: CNN 8-16' })).toBeVisible();
    const row = screen.getByRole('row', { name: /^Assistant/ });
    expect(within(row).getByText('9,098')).toBeVisible();
    expect(screen.queryByRole('row', { name: /^Teacher/ })).toBeNull();
  });

  it.each([
    ['en', /born again/i, 'each student would teach the next'],
    ['ko', /./, '학생이 다음 학생을 가르치게 되어'],
  ] as const)('and born again exclude each other, with a reason (%s)', async (language, name, reason) => {
    await open('?student=cnn-4-8&assistant=cnn-8-16', language);
    const switches = await screen.findAllByRole<HTMLInputElement>('switch');
    const refused = switches.filter(({ disabled }) => disabled);
    expect(refused.map((each) => each.closest('label')?.title)).toContainEqual(
      expect.stringContaining(reason),
    );
    cleanup();
    if (language === 'ko') return;
    await open('?student=cnn-4-8&methods=born-again');
    const select = await choice();
    expect(offered(select)).toEqual(['none']);
    expect(select.options[1]?.text).toMatch(name);
  });

  it('and an ensemble exclude each other, with a reason', async () => {
    await open('?student=cnn-4-8&teacherWeights=live&teacherMembers=3');
    const select = await choice();
    expect(offered(select)).toEqual(['none']);
    expect(select.options[1]?.text).toContain('several networks teach');
    cleanup();
    await open('?student=cnn-4-8&teacherWeights=live&assistant=cnn-8-16');
    const members = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Networks that teach' });
    expect(offered(members)).toEqual(['1']);
    expect(members.options[1]?.text).toContain('an assistant teaches');
  });

  it('shows how far teacher and assistant are, one after the other', async () => {
    const { engine } = await open(
      '?student=cnn-4-8&assistant=cnn-8-16&assistantSteps=300&teacherWeights=live&teacherSteps=200',
    );
    const taught = (step: number) =>
      act(async () => {
        const frame = { ...fakeFrame(1, []), teacherSteps: [{ step, crossEntropy: 1 }] };
        engine.emit({ type: 'frame', frame });
        await new Promise((resolve) => setTimeout(resolve, 150));
      });
    expect(screen.getByText('Teacher: step 0 of 200')).toBeVisible();
    await taught(150);
    expect(screen.getByText('Teacher: step 150 of 200')).toBeVisible();
    await taught(350);
    expect(screen.getByText('Assistant: step 150 of 300')).toBeVisible();
    await taught(500);
    expect(screen.getByText('Step 0 of 500')).toBeVisible();
  });
});
