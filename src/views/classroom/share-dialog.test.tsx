import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { fakeDialogs } from '@/ui/fake-dialogs.ts';
import { ShareDialog } from './share-dialog.tsx';

interface SharerProps {
  readonly link: string;
}

function Sharer({ link }: SharerProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        Share
      </button>
      {isOpen && <ShareDialog linkFor={() => link} onClose={() => setIsOpen(false)} />}
    </>
  );
}

async function open(link = 'http://192.168.0.5:5173/', language: Language = 'en') {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  const translator = createTranslator(language);
  await translator.loadNamespaces('classroom');
  await lab.actions.start(null, 'http://localhost/');
  lab.setState({
    fullReport: { ...(await engine.request('evaluate', {})), numPictures: 1_000 },
    trained: [lab.getState().config],
  });
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <Sharer link={link} />
      </LabProvider>
    </I18nextProvider>,
  );
  await press('Share');
  return { engine, lab };
}

async function openResult() {
  const opened = await open();
  fireEvent.click(screen.getByRole('radio', { name: 'My result' }));
  return opened;
}

async function press(name: string) {
  const button = screen.getByRole('button', { name });
  button.focus();
  await act(async () => fireEvent.click(button));
}

describe('the link', () => {
  beforeEach(fakeDialogs);
  afterEach(cleanup);

  it.each([
    ['en', /“localhost” means this computer only/],
    ['ko', /이 컴퓨터만 가리키는 주소\(localhost\)/],
  ] as const)(
    'has no QR code that no phone could open, and says how to get one: %s',
    async (language, reason) => {
      await open('http://localhost:5173/?seed=1', language);
      expect(screen.getByText(reason)).toBeVisible();
      expect(screen.getByText(/npm run preview -- --host/)).toBeVisible();
      expect(screen.queryByRole('img')).toBeNull();
    },
  );

  it('has a QR code at an address of the network', async () => {
    await open();
    expect(screen.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  });
});

describe('a learner’s own result', () => {
  beforeEach(fakeDialogs);
  afterEach(cleanup);

  it('keeps the focus when its button tests on all pictures', async () => {
    await openResult();
    await press('Test on all pictures first');
    expect(screen.queryByRole('button', { name: 'Test on all pictures first' })).toBeNull();
    expect(screen.getByText(/10,000/)).toHaveFocus();
  });

  it('trains with one’s own seed, and then has its code', async () => {
    const { engine, lab } = await openResult();
    fireEvent.change(screen.getByRole('textbox', { name: 'My seed' }), { target: { value: '17' } });
    await press('Train with this seed');
    await vi.waitFor(() => expect(engine.numRequests('play')).toBe(1));
    expect(lab.getState().config.seed).toBe(17);
    await act(async () => engine.phase('training', 1));
    screen.getByText(/^Training with seed 17: step/);
    expect(screen.queryByRole('textbox', { name: 'Result code' })).toBeNull();
    await act(async () => {
      engine.phase('finished', 500);
      await lab.actions.evaluateAll();
    });
    expect(screen.getByRole('textbox', { name: 'Result code' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Train with this seed' })).toHaveFocus();
  });
});
