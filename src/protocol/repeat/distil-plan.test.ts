import { describe, expect, it } from 'vitest';
import { wordExpectation } from '@/core/expectation.ts';
import { exportKinds } from '@/export/registry.ts';
import {
  aligned,
  checkArguments,
  csvRows,
  queryOf,
  tableHead,
  tableRows,
  verdictText,
} from '../../../scripts/lib/distil-plan.mjs';
import { readLink as read } from '../link/read-link.ts';
import { summaryOf, compareWithControl } from './repeat.ts';

const readLink = (query: string) => {
  const { problems, ...rest } = read(query, []);
  return {
    ...rest,
    problems: problems.map((each) =>
      'expected' in each ? { ...each, expected: wordExpectation(each.expected) } : each,
    ),
  };
};
const check = (
  links: readonly string[],
  options: Parameters<typeof checkArguments>[1],
  kinds: readonly string[] = exportKinds,
) => checkArguments(links, options, readLink, kinds);
const record = (seed: number, student: number, control: number) => ({
  seed,
  reports: {
    fullTest: {
      teacher: { accuracy: 0.9924 },
      student: { accuracy: student },
      control: { accuracy: control },
    },
  },
});

describe('the arguments of npm run distil', () => {
  it.each([
    ['https://example.org/play/?seed=3&alpha=0.5#here', 'seed=3&alpha=0.5'],
    ['https://example.org/play/', ''],
    ['?seed=3', 'seed=3'],
    ['./?seed=3', 'seed=3'],
    ['seed=3&steps=20', 'seed=3&steps=20'],
  ])('take the query of %s', (link, query) => {
    expect(queryOf(link)).toBe(query);
  });

  it.each([[], [''], [' ']])('are refused without a link: %j', (...links) => {
    expect(() => check(links, {})).toThrow('the link is missing, expected one link of the lab');
  });

  it('have five seeds and every export by default', () => {
    expect(check(['?seed=3&steps=20'], {})).toMatchObject({
      config: { seed: 3, steps: 20 },
      seeds: 5,
      exports: exportKinds,
    });
    expect(check(['?backend=wasm'], {})).toMatchObject({ backend: 'wasm' });
    expect(check(['?'], { seeds: '2', exports: '' })).toMatchObject({ seeds: 2, exports: [] });
  });

  it('know the exports that the registry has, no others', () => {
    const kinds = ['html', 'new-kind'];
    expect(check(['?'], {}, kinds)).toMatchObject({ exports: kinds });
    expect(check(['?'], { exports: 'new-kind' }, kinds)).toMatchObject({ exports: ['new-kind'] });
    expect(() => check(['?'], { exports: 'pytorch' }, kinds)).toThrow(/expected any of html,new-kind/);
  });

  it.each([
    [[], {}, /^the link is missing, expected one link of the lab, in quotes\. See --help$/],
    [['a=1', 'b=2'], {}, /^the link is “a=1 b=2”/],
    [['?alpha=2&sede=1'], {}, /alpha is 2, expected a number from 0 to 1\n {2}sede is no key of a run/],
    [['?alpha=0.5&alpha=0.6'], {}, /alpha stands twice, with different values/],
    [
      [`?teacherWeights=file-${'ab'.repeat(32)}`],
      {},
      /^teacherWeights is “file-abab.*”, expected a teacher that/,
    ],
    [['?seed=1'], { seeds: 'many' }, /^--seeds is “many”, expected a whole number from 1 to 100$/],
    [['?seed=1'], { exports: 'onnx,pdf' }, /^--exports is “pdf”, expected any of pytorch,/],
  ])('are refused by name: %j %j', (links, options, message) => {
    expect(() => check(links, options)).toThrow(message);
  });
});

describe('the table of npm run distil', () => {
  const records = [record(3, 0.9447, 0.8785), record(4, 0.9401, 0.951)];

  it('has a row per seed, aligned', () => {
    expect(aligned([tableHead, ...tableRows(records)]).split('\n')).toEqual([
      'seed  teacher  student  control  difference',
      '   3    99.24    94.47    87.85       +6.62',
      '   4    99.24    94.01    95.10       −1.09',
    ]);
  });

  it('has numbers that programs read in its CSV file', () => {
    expect(csvRows(records)).toEqual([
      ['3', '99.24', '94.47', '87.85', '6.62'],
      ['4', '99.24', '94.01', '95.10', '-1.09'],
    ]);
  });

  it('names a winner by the page’s rule alone', () => {
    const results = [0.05, 0.06, 0.055, 0.058, 0.052].map((difference, seed) => ({
      seed,
      accuracy: { teacher: 0.99, student: 0.88 + difference, control: 0.88 },
    }));
    const summary = (given: typeof results) => summaryOf(compareWithControl(given));
    expect(verdictText(summary(results), 5)).toMatch(
      /^difference \+5\.50 points \(95 % interval \+\d\.\d+ to \+\d\.\d+\), student ahead in 5 of 5\nverdict: the distilled student is ahead$/,
    );
    expect(verdictText(summary(results.slice(0, 2)), 2)).toMatch(/verdict: too close to call/);
    expect(verdictText(summary(results.slice(0, 1)), 1)).toMatch(
      /^difference \+5\.00 points, .*\nverdict: one seed can’t tell$/,
    );
    expect(verdictText(summary([]), 0)).toBe('No run finished.');
  });
});
