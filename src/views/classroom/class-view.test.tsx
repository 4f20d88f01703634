import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { encodeResult, type TestScore } from '@/protocol/classroom/class-result.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { createClassResultsStore } from '@/state/class-results-store.ts';
import { fakeStorage } from '@/state/fake-storage.ts';
import { browserStorage, type TextStorage } from '@/state/text-storage.ts';
import { cameraProblem } from '@/ui/camera.ts';
import { ClassView } from './class-view.tsx';

const codeOf = (seed: number, studentRight = 9_300, nickname = '', test: TestScore | null = null) =>
  encodeResult({
    config: { ...defaultRunConfig, seed },
    step: 500,
    numPictures: 10_000,
    studentRight,
    controlRight: 9_200,
    nickname,
    test,
  });

async function open(language: Language = 'en', storage: TextStorage = browserStorage) {
  const translator = createTranslator(language);
  await translator.loadNamespaces(['classroom', 'repeats']);
  render(
    <I18nextProvider i18n={translator}>
      <ClassView store={createClassResultsStore(storage)} />
    </I18nextProvider>,
  );
}

function paste(text: string) {
  const field = screen.getByRole('textbox');
  fireEvent.change(field, { target: { value: text } });
  fireEvent.submit(field.closest('form') ?? field);
}

function press(name: string) {
  const button = screen.getByRole('button', { name });
  button.focus();
  fireEvent.click(button);
}

describe('the class results', () => {
  beforeEach(() => {
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe() {}
        disconnect() {}
      },
    );
  });
  afterEach(() => {
    cleanup();
    localStorage.clear();
    vi.unstubAllGlobals();
  });

  it('show the test of those who handed it in, and its mean over those who took both rounds', async () => {
    await open();
    paste(codeOf(1));
    expect(screen.queryByRole('columnheader', { name: /Test/ })).toBeNull();
    paste(codeOf(2, 9_300, 'Ada', { before: 1, after: 4, further: 3 }));
    paste(codeOf(3, 9_300, 'Bob', { before: 2, after: 4, further: 5 }));
    paste(codeOf(4, 9_300, 'Cem', { before: 5, after: null, further: null }));
    screen.getByRole('columnheader', { name: 'Test: before → after' });
    const cells = (name: RegExp) =>
      within(screen.getByRole('row', { name }))
        .getAllByRole('cell')
        .map(({ textContent }) => textContent);
    expect(cells(/^Ada/).at(-2)).toBe('1 → 4 + 3');
    expect(cells(/^Cem/).at(-2)).toBe('5 → – + –');
    expect(cells(/^–/).at(-2)).toBe('–');
    screen.getByText('Test of 2 learners before and after the lessons: 1.5 → 4 of 5 right on average.');
  });

  it('are listed, judged and removed', async () => {
    await open();
    screen.getByText(/No results yet/);
    paste([codeOf(1, 9_301, 'Ada'), codeOf(2), codeOf(3, 9_299), codeOf(4)].join('\n'));
    screen.getByRole('heading', { name: 'Too close to call' });
    screen.getByText(/4 seeds so far: at least 5 are needed\./);
    paste(codeOf(5));
    screen.getByRole('heading', { name: 'The distilled student is ahead' });
    expect(within(screen.getByRole('table')).getAllByRole('row')).toHaveLength(6);
    await screen.findByRole('figure', {}, { timeout: 60_000 });
    const title = screen.getByRole('heading', { name: 'Every result' });
    press('Remove seed 1 Ada');
    expect(screen.queryByRole('row', { name: /Ada/ })).toBeNull();
    expect(title).toHaveFocus();
    press('Undo');
    screen.getByRole('row', { name: /Ada/ });
    expect(title).toHaveFocus();
  });

  it('keep the focus when all are cleared, and clear nothing more', async () => {
    await open();
    paste(codeOf(1, 9_301, 'Ada'));
    press('Clear all');
    const clear = screen.getByRole('button', { name: 'Clear all' });
    expect(clear).toHaveFocus();
    expect(clear).toHaveAttribute('aria-disabled', 'true');
    press('Clear all');
    press('Undo');
    screen.getByRole('row', { name: /Ada/ });
  });

  it.each([
    ['en', /Line 2: the code is cut off/, /was already there/],
    ['ko', /2번째 줄: 코드가 잘렸습니다/, /이미 있습니다/],
  ] as const)(
    'say which codes were rejected, and leave them to be corrected: %s',
    async (language, refused, twice) => {
      await open(language);
      paste(`${codeOf(1)}\n${codeOf(2).slice(0, -9)}\n${codeOf(1)}`);
      screen.getByText(refused);
      screen.getByText(twice);
      expect(screen.getByRole('textbox')).toHaveValue(
        `${codeOf(1)}\n${codeOf(2).slice(0, -9)}\n${codeOf(1)}`,
      );
    },
  );

  it('say that they are not stored if storage is full', async () => {
    const { tab, refuse } = fakeStorage();
    refuse('write');
    await open('en', tab());
    paste(codeOf(1));
    expect(screen.getByText(/doesn’t store the list/)).toBeInTheDocument();
    expect(screen.getByText(/One seed proves nothing/)).toBeInTheDocument();
  });

  it.each([
    ['en', '2 stored results couldn’t be read by this version; they are kept.', 'Delete them', 'Add results'],
    ['ko', /저장된 결과 2개는 이 버전에서 읽을 수 없습니다/, '이 결과들 지우기', '결과 넣기'],
  ] as const)('say that some could not be read, and keep them: %s', async (language, text, button, title) => {
    const { tab } = fakeStorage({ 'class-results': `${codeOf(1)}\nKD2.abc.0000000\nKD1.lost` });
    await open(language, tab());
    screen.getByText(text);
    press(button);
    expect(screen.queryByText(text)).toBeNull();
    expect(screen.getByRole('heading', { name: title })).toHaveFocus();
  });
});

describe('a camera that does not start', () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ['NotAllowedError', 'refused'],
    ['NotFoundError', 'absent'],
    ['NotReadableError', 'busy'],
    ['OddError', 'failed'],
  ])('is explained: %s', (name, kind) => {
    vi.stubGlobal('isSecureContext', true);
    // jsdom's DOMException is not an Error, unlike a browser's.
    const thrown = Object.assign(new Error('why'), { name });
    expect(cameraProblem(thrown)).toMatchObject({ kind });
  });

  it('requires a secure page before all else', () => {
    vi.stubGlobal('isSecureContext', false);
    expect(cameraProblem(new Error('any'))).toEqual({ kind: 'insecure' });
  });
});
