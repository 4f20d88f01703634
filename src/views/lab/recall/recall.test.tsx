import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { Suspense } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { runConfigFromLink } from '@/protocol/link/link.ts';
import { pageFromLink } from '@/protocol/link/page-link.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { createLabStore } from '@/state/lab-store.ts';
import { LabProvider } from '@/state/lab-context.tsx';
import { lookBack } from '@/state/look-back.ts';
import { PageProvider } from '@/state/page-context.tsx';
import { createPageStore } from '@/state/page-store.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { RecallCard } from './recall-card.tsx';

/** All logits of the fake engine are 0, so the class with the highest bias is predicted for every picture. */
async function open(query = '', language: Language = 'en') {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, runConfigFromLink(query).config);
  const translator = createTranslator(language);
  await translator.loadNamespaces('tools');
  const { container } = render(
    <I18nextProvider i18n={translator}>
      <LabProvider lab={lab} settings={createSettingsStore(false)}>
        <PageProvider value={createPageStore(pageFromLink(query, []).page)}>
          <Suspense>
            <RecallCard />
          </Suspense>
        </PageProvider>
      </LabProvider>
    </I18nextProvider>,
  );
  await act(() => lab.actions.start(null, 'http://localhost/'));
  // A request is delayed.
  await act(() => vi.advanceTimersByTimeAsync(1000));
  return { engine, lab, container };
}

const row = (name: RegExp) => within(screen.getByRole('row', { name })).getAllByRole('cell');
const slider = () => screen.getByRole<HTMLInputElement>('slider');

describe('the recall card', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('counts every class, network by network', async () => {
    const { engine } = await open();
    expect(engine.requests).toContainEqual({ kind: 'answers', payload: { numPictures: 1_000 } });
    expect(row(/^Class 0/).map((cell) => cell.textContent)).toEqual(Array(3).fill('100.0% 100 of 100'));
    expect(row(/^Class 3/)[0]).toHaveTextContent('0.0% 0 of 100');
    expect(row(/^All classes/)[1]).toHaveTextContent('10.0% 900 wrong');
  });

  it('applies a correction without a request, to both students and not to the teacher', async () => {
    const { engine, lab } = await open();
    const numRequests = engine.numRequests('answers');
    fireEvent.click(screen.getByRole('radio', { name: 'Class 3' }));
    fireEvent.change(slider(), { target: { value: '3.5' } });
    expect(slider()).toHaveAttribute('aria-valuetext', '+3.5');
    expect(row(/^Class 3/).map((cell) => cell.textContent)).toEqual([
      '100.0% 100 of 100',
      '100.0% 100 of 100',
      '0.0% 0 of 100',
    ]);
    expect(row(/^Class 0/)[0]).toHaveTextContent('0.0% 0 of 100');
    expect(lab.getState().config.logitBias).toEqual([0, 0, 0, 3.5, 0, 0, 0, 0, 0, 0]);
    fireEvent.keyDown(slider(), { key: 'ArrowRight' });
    expect(slider()).toHaveAttribute('aria-valuetext', '+3.6');
    fireEvent.click(screen.getByRole('button', { name: 'No correction' }));
    expect(lab.getState().config.logitBias).toEqual([]);
    expect(row(/^Class 0/)[0]).toHaveTextContent('100.0%');
    expect(engine.numRequests('answers')).toBe(numRequests);
  });

  it('opens at the hidden class, marks it, and lists its confusions', async () => {
    await open('?hiddenClasses=3');
    expect(screen.getByRole('radio', { name: 'Class 3' })).toBeChecked();
    expect(screen.getAllByText('never seen')).toHaveLength(1);
    const taken = screen.getByRole('heading', { name: 'What class 3 is mistaken for' }).nextElementSibling;
    expect(taken).toHaveTextContent('Student0 (100×)Control0 (100×)');
    screen.getByText(/Neither student nor control has seen this class/);
  });

  it('does not reveal before training what a lesson asks to guess', async () => {
    const { engine } = await open('?hiddenClasses=3');
    expect(screen.queryByText(/learned about it/)).toBeNull();
    expect(screen.queryByText(/98\.6%/)).toBeNull();
    await act(async () => {
      engine.phase('finished', 300);
      await vi.advanceTimersByTimeAsync(2000);
    });
    screen.getByText(/the student has learned about it/);
    screen.getByText(/98\.6%/);
  });

  it('names other corrected classes, and shows a correction out of the usual range', async () => {
    await open('?logitBias=0,0,0,15,0,0,0,0,-1.5,0');
    screen.getByText(/Also corrected: 3 \+15, 8 -1\.5/);
    expect(slider().max).toBe('20');
  });

  it('is absent if the link hides it, and requests nothing', async () => {
    const { engine, container } = await open('?hide=recall');
    expect(container).toBeEmptyDOMElement();
    expect(engine.numRequests('answers')).toBe(0);
  });

  it('is Korean in Korean', async () => {
    await open('?hiddenClasses=3', 'ko');
    expect(screen.getByRole('region', { name: '클래스별 재현율(recall)' })).toHaveTextContent('본 적 없음');
    expect(row(/^클래스 3/)[0]).toHaveTextContent('0/100장');
  });

  it('shows an earlier step, and asks for the last of several only', async () => {
    const { engine, lab } = await open();
    const answersAt = () =>
      engine.requests.flatMap(({ kind, payload }) =>
        kind === 'answers' ? [payload as { at?: number }] : [],
      );
    const release = engine.hold('answers');
    const numBefore = answersAt().length;
    for (const step of [30, 20, 10, 25]) {
      await act(() => lookBack(lab, step));
      await act(() => vi.advanceTimersByTimeAsync(600));
    }
    // The first is still in flight: nothing is sent beside it, and the card does not claim another step.
    expect(answersAt().slice(numBefore)).toEqual([{ numPictures: 1_000, at: 30 }]);
    expect(screen.getByText(/^First 1,000 test pictures, step 0\.$/)).toBeInTheDocument();
    release();
    await act(() => vi.advanceTimersByTimeAsync(2000));
    expect(answersAt().slice(numBefore + 1)).toEqual([{ numPictures: 1_000, at: 25 }]);
    expect(screen.getByText(/^First 1,000 test pictures, step 25\.$/)).toBeInTheDocument();
    await act(() => lookBack(lab, null));
    await act(() => vi.advanceTimersByTimeAsync(2000));
    expect(screen.getByText(/^First 1,000 test pictures, step 0\.$/)).toBeInTheDocument();
  });
});
