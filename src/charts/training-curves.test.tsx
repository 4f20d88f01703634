import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { TrainingCurves } from './training-curves.tsx';

const accuracy = [
  { step: 0, student: 0.1, control: 0.1 },
  { step: 250, student: 0.912, control: 0.885 },
];

function show(language: Language, props: Partial<Parameters<typeof TrainingCurves>[0]> = {}) {
  return render(
    <I18nextProvider i18n={createTranslator(language)}>
      <TrainingCurves
        accuracy={accuracy}
        teacherAccuracy={0.992}
        losses={[]}
        teacherLosses={[]}
        numPictures={1000}
        maxStep={500}
        hasLiveTeacher={false}
        isStarted
        {...props}
      />
    </I18nextProvider>,
  );
}

describe('TrainingCurves', () => {
  beforeAll(() => {
    // jsdom lays nothing out and has no ResizeObserver: the charts stay empty, the words around them do not.
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    globalThis.ResizeObserver ??= class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
  });
  afterEach(cleanup);

  it('says the latest point in words, and all of them in a table', () => {
    show('en');
    const region = screen.getByRole('region', { name: 'Training curves' });
    expect(region).toHaveTextContent('At step 250: student 91.2%, control 88.5%.');
    expect(region).toHaveTextContent('Teacher 99.2%');
    const details = screen.getByRole('group');
    details.setAttribute('open', '');
    fireEvent(details, new Event('toggle'));
    const [, first, second] = screen.getAllByRole('row');
    expect(first).toHaveTextContent('0');
    const cells = within(second as HTMLElement).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent)).toEqual(['91.2%', '88.5%', '+2.7']);
  });

  it('invites before the first point, in Korean too', () => {
    show('ko', { accuracy: [], teacherAccuracy: null, numPictures: null, isStarted: false });
    expect(screen.getByRole('region', { name: '학습 곡선' })).toHaveTextContent('재생을 누르세요');
  });

  it('shows the teacher’s loss in the place of the students’ while only the teacher learns', () => {
    show('en', { accuracy: [], teacherLosses: [{ step: 1, crossEntropy: 2.3 }] });
    expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
      'Test accuracy on 1,000 test pictures',
      'Teacher’s cross-entropy on the batch ',
    ]);
  });

  it('says where the accuracy axis begins when it does not begin at 0', () => {
    show('en');
    expect(screen.getByRole('region')).toHaveTextContent('The accuracy axis begins at 80%');
    cleanup();
    show('en', { accuracy: accuracy.slice(0, 1) });
    expect(screen.getByRole('region')).not.toHaveTextContent('begins at');
  });
});
