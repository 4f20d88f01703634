import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTranslator } from '@/i18n/translator.ts';
import { defaultRunConfig } from '@/protocol/run-config.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { fakeDialogs } from '@/ui/fake-dialogs.ts';
import { ShareDialog } from './share-dialog.tsx';

function Sharer() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        Share
      </button>
      {isOpen && <ShareDialog linkFor={() => 'http://localhost/'} onClose={() => setIsOpen(false)} />}
    </>
  );
}

async function open() {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  const translator = createTranslator('en');
  await translator.loadNamespaces('classroom');
  await lab.actions.start(null, 'http://localhost/');
  lab.setState({
    fullReport: { ...(await engine.request('evaluate', {})), numPictures: 1_000 },
    trained: [lab.getState().config],
  });
  render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <Sharer />
      </LabProvider>
    </I18nextProvider>,
  );
  await press('Share');
  fireEvent.click(screen.getByRole('radio', { name: 'My result' }));
  return lab;
}

async function press(name: string) {
  const button = screen.getByRole('button', { name });
  button.focus();
  await act(async () => fireEvent.click(button));
}

describe('a learner’s own result', () => {
  beforeEach(fakeDialogs);
  afterEach(cleanup);

  it('keeps the focus when its button tests on all pictures', async () => {
    await open();
    await press('Test on all pictures first');
    expect(screen.queryByRole('button', { name: 'Test on all pictures first' })).toBeNull();
    expect(screen.getByText(/10,000/)).toHaveFocus();
  });

  it('closes for one’s own seed and restores the focus', async () => {
    const lab = await open();
    fireEvent.change(screen.getByRole('textbox', { name: 'My seed' }), { target: { value: '17' } });
    await press('Restart with this seed');
    expect(lab.getState().config.seed).toBe(17);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('button', { name: 'Share' })).toHaveFocus();
  });
});
