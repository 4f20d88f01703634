import { fireEvent, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { languages } from '@/i18n/language.ts';
import { curvedRecord } from '@/state/shelf/fake-browser.ts';
import { namesIn, openShelf, setUp, tearDown } from './open-shelf.tsx';

describe('the shelf of runs', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it.each(languages)('says of every run what differs from the one before: %s', async (language) => {
    const { dialog } = await openShelf(language);
    const first = { en: 'first run: MNIST digits, student cnn-8-16, seed 1', ko: '첫 실행: ' }[language];
    expect(namesIn(dialog)).toEqual([
      language === 'en' ? 'seed 3' : '시드 3',
      expect.stringContaining('T 4 → 8, '),
      expect.stringContaining(first),
    ]);
    expect(dialog).not.toHaveTextContent(/shelf\.|columns\.|\{\{|NaN/);
  });

  it('filters, sorts, pins and names runs', async () => {
    const { dialog, shelf } = await openShelf();
    fireEvent.change(within(dialog).getByRole('searchbox', { name: 'Filter' }), { target: { value: 't 4' } });
    expect(namesIn(dialog)).toHaveLength(1);
    fireEvent.change(within(dialog).getByRole('searchbox', { name: 'Filter' }), { target: { value: '' } });
    fireEvent.change(within(dialog).getByRole('combobox', { name: 'Sort by' }), {
      target: { value: 'oldest' },
    });
    expect(namesIn(dialog).at(-1)).toBe('seed 3');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Pin: seed 3' }));
    await within(dialog).findByRole('button', { name: 'Unpin: seed 3' });
    fireEvent.click(within(dialog).getByRole('checkbox', { name: 'Pinned only' }));
    expect(namesIn(dialog)).toEqual(['seed 3']);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Name and note: seed 3' }));
    fireEvent.change(within(dialog).getByRole('textbox', { name: 'Name' }), { target: { value: 'hot' } });
    fireEvent.change(within(dialog).getByRole('textbox', { name: 'Note' }), { target: { value: 'T was 8' } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(namesIn(dialog)).toEqual(['hot']));
    expect(shelf.getState().runs[0]?.settings).toEqual({ name: 'hot', note: 'T was 8', isPinned: true });
  });

  it.each(languages)(
    'says on how many pictures each was measured, and sorts like with like: %s',
    async (language) => {
      const measured = (seed: number, numPictures: number, student: number) => {
        const record = curvedRecord({ seed });
        const { curve } = record.reports;
        const report = curve && { ...curve, numPictures, student: { ...curve.student, accuracy: student } };
        const isAll = numPictures === 10_000;
        return {
          record: { ...record, reports: { curve, fullTest: null, [isAll ? 'fullTest' : 'curve']: report } },
        };
      };
      const kept = [measured(1, 10_000, 0.85), measured(2, 1_000, 0.9), measured(3, 10_000, 0.87)];
      const { dialog, shelf } = await openShelf(language, kept);
      const words = {
        en: (count: string) => `on ${count} test pictures`,
        ko: (count: string) => `테스트 이미지 ${count}장`,
      }[language];
      const gaps = () =>
        within(dialog)
          .getAllByRole('row')
          .slice(1)
          .map((row) => within(row).getAllByRole('cell')[4]?.textContent);
      expect(gaps()).toEqual([`+7.0${words('10,000')}`, `+10.0${words('1,000')}`, `+5.0${words('10,000')}`]);
      for (const value of ['gap', 'student']) {
        fireEvent.change(within(dialog).getByRole('combobox'), { target: { value } });
        expect(gaps()).toEqual([
          `+7.0${words('10,000')}`,
          `+5.0${words('10,000')}`,
          `+10.0${words('1,000')}`,
        ]);
      }
      expect(shelf.getState().runs).toHaveLength(3);
    },
  );

  it.each(['시드 77', 'seed 77'])('finds the runs of a seed in Korean by “%s”', async (text) => {
    const kept = [{}, { temperature: 8 }].map((change) => ({
      record: curvedRecord({ seed: 77, ...change }),
    }));
    const { dialog } = await openShelf('ko', [...kept, { record: curvedRecord({ seed: 4 }) }]);
    expect(namesIn(dialog)).toHaveLength(3);
    fireEvent.change(within(dialog).getByRole('searchbox'), { target: { value: text } });
    expect(namesIn(dialog)).toHaveLength(2);
  });

  it('overlays chosen runs with one cursor, and names the settings in which two differ', async () => {
    const { dialog } = await openShelf();
    for (const box of within(dialog)
      .getAllByRole('checkbox', { name: /^Compare/ })
      .slice(0, 2))
      fireEvent.click(box);
    const cursor = await within(dialog).findByRole('slider', { name: 'Accuracy of the chosen runs' });
    fireEvent.focus(cursor);
    fireEvent.keyDown(cursor, { key: 'Home' });
    fireEvent.keyDown(cursor, { key: 'ArrowRight' });
    expect(cursor).toHaveAttribute('aria-valuenow', '5');
    expect(cursor).toHaveAttribute('aria-valuetext', 'Step 5; 1: 22.5% / 20.0%; 2: 22.5% / 20.0%');
    const differing = within(dialog).getByRole('columnheader', { name: 'Setting' }).closest('table');
    expect(differing).toHaveTextContent('Seed32');
  });
});
