import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceOf, wholeFrom } from '@/core/expectation.ts';
import { linkKeys, ownerOf, runConfigFromLink } from './link.ts';
import { linkFromRunConfig } from './write-link.ts';
import { inOrder, defaultRunConfig, runConfigKeys, valueOf } from '../run/config.ts';
import { flagOf, type LinkProblem } from './page-link.ts';
import { readLink } from './read-link.ts';

const lessons = [
  { id: 'temperature', numSteps: 5 },
  { id: 'hints', formerIds: ['attention'], numSteps: 4 },
];
const problemsOf = (query: string) => readLink(query, lessons).problems;
const keysOf = (problems: readonly LinkProblem[]) =>
  problems.flatMap((each) => ('key' in each ? [each.key] : []));

/** Texts for a run's key, by the kind of its default. */
function writtenAs(key: string, text: string): unknown {
  const standard = valueOf(defaultRunConfig, key);
  if (!Array.isArray(standard)) return typeof standard === 'number' ? Number(text) : text.trim();
  const list = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return inOrder(key, key === 'methods' ? list : list.map(Number));
}

describe('a boolean key', () => {
  it.each([
    [[null, '0', ' 0', 'false'], false],
    [['', '1', ' 1 ', 'true'], true],
    [['2', 'yes', '01'], null],
  ])('reads %o as %o', (texts, flag) => {
    expect(texts.map(flagOf)).toEqual(texts.map(() => flag));
  });
});

describe('a link', () => {
  it.each([
    ['', null],
    ['?lang=ko-KR&theme=dark&class=0&bench=false', null],
    ['?lesson=temperature&at=6', { id: 'temperature', step: 5 }],
    ['?lesson=attention&at=20', { id: 'hints', step: 0 }],
    ['?lesson= hints &at= 2 &embed&present=true', { id: 'hints', step: 1 }],
    ['?hide=setup, methods', null],
    ['?utm_source=a&utm_medium=b&UTM_Campaign=c&fbclid=1&gclid=2&msclkid=3&n_media=4&_gl=5&yclid=6', null],
    ['?temperature=2&temperature=2', null],
  ])('%s is used as written', (query, lesson) => {
    const { problems, page } = readLink(query, lessons);
    expect(problems).toEqual([]);
    expect(page.lesson).toEqual(lesson);
  });

  it.each([
    ['lang=xx', { kind: 'value', key: 'lang', received: 'xx', expected: choiceOf(['en', 'ko']), used: null }],
    ['theme=purple', { kind: 'value', key: 'theme', expected: choiceOf(['light', 'dark']), used: null }],
    ['at=3', { kind: 'alone', key: 'at', beside: 'lesson' }],
    ['lesson=hints&at=20', { key: 'at', received: '20', expected: wholeFrom(1, 5), used: '1' }],
    ['lesson=hints&at=', { key: 'at', received: '', used: '1' }],
    ['lesson=cooking', { key: 'lesson', expected: choiceOf(['temperature', 'hints']), used: null }],
    ['class=maybe', { key: 'class', received: 'maybe', expected: choiceOf([0, 1]) }],
    ['bench=2', { key: 'bench', received: '2' }],
    ['embed=yes', { key: 'embed', received: 'yes', expected: choiceOf([0, 1]) }],
    ['present=2', { key: 'present' }],
    ['hide=setup,kitchen', { key: 'hide', received: 'kitchen', used: 'setup' }],
    ['backend=cuda', { key: 'backend', used: null }],
    ['v=99', { key: 'v', received: '99', expected: '1' }],
    ['methods=soft-target', { key: 'methods', received: 'soft-target', used: 'soft-targets' }],
    ['methods=hints,nope', { key: 'methods', received: 'hints,nope', used: 'hints' }],
    ['temperature=2&temperature=5', { kind: 'twice', key: 'temperature', used: '2' }],
    ['theme=dark&theme=light', { kind: 'twice', key: 'theme', used: 'dark' }],
    ['temperature=99&temperature=5', { kind: 'value', key: 'temperature', received: '99', used: '4' }],
    ['temprature=4', { kind: 'unknown', key: 'temprature' }],
    ['__proto__=1', { kind: 'unknown', key: '__proto__' }],
    ['constructor=1', { kind: 'unknown', key: 'constructor' }],
    ['student=mlp-32&methods=hints,nope', { key: 'methods' }],
  ])('%s is reported in one problem that names its replacement', (query, problem) => {
    const problems = problemsOf(`?${query}`);
    expect(problems).toMatchObject([problem]);
    const { config } = readLink(`?${query}`, lessons);
    const ofRun = problems.flatMap((each) =>
      each.kind === 'value' && ownerOf(each.key) === 'run' ? [each] : [],
    );
    expect(ofRun.map(({ used }) => used ?? '')).toEqual(ofRun.map(({ key }) => String(valueOf(config, key))));
  });

  it('of any length reports little', () => {
    const many = Array.from({ length: 4_000 }, (_, index) => `key${index}=${index}`).join('&');
    const problems = problemsOf(`?${many}`);
    expect(problems).toHaveLength(11);
    expect(problems.at(-1)).toEqual({ kind: 'more', count: 3_990 });
    const long = 'x'.repeat(6_000);
    const all = [...linkKeys, long].map((key) => `${key}=${long},${long}`).join('&');
    expect(JSON.stringify(problemsOf(`?${all}`)).length).toBeLessThan(40_000);
    expect(problemsOf(`?hiddenClasses=${'1,'.repeat(30_000)}`)).toMatchObject([{ key: 'hiddenClasses' }]);
  });

  it('is used exactly, key by key, or reported in one problem, and round-trips', () => {
    const key = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...linkKeys) },
      fc.constantFrom('__proto__', 'constructor', 'toString', 'utm_source', 'temprature', ''),
      fc.string(),
    );
    const value = fc.oneof(
      fc.constantFrom(
        '0',
        '1',
        '3',
        '64',
        '0.5',
        'none',
        'dark',
        'ko',
        'hints',
        'temperature',
        'shipped',
        '',
      ),
      fc.constantFrom(
        'resnet-20',
        'resnet-8',
        'cnn-4-8',
        'mlp-32',
        'fashion-mnist',
        'stage3',
        'hidden',
        'live',
      ),
      fc
        .array(fc.constantFrom('hints', 'soft-targets', 'born-again', 'nope', ' relational-angle', '3', ' 7'))
        .map((list) => list.join(',')),
      fc.double().map(String),
      fc.integer().map(String),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 12 }), (pairs) => {
        const query = `?${new URLSearchParams(pairs).toString()}`;
        const { config, problems } = readLink(query, lessons);
        const named = keysOf(problems);
        expect(new Set(named).size).toBe(named.length);
        const firsts = new Map(pairs.toReversed());
        for (const [each, text] of firsts) {
          const owner = ownerOf(each);
          const isCounted = owner === 'nobody' && problems.some(({ kind }) => kind === 'more');
          if (named.includes(each) || isCounted) continue;
          expect(owner).not.toBe('nobody');
          if (owner !== 'run') continue;
          expect(valueOf(config, each)).toEqual(writtenAs(each, text));
        }
        const untouched = runConfigKeys.filter(
          (each) => !firsts.has(each) && each !== 'teacherWeights' && !named.includes('methods'),
        );
        for (const each of untouched) expect(valueOf(config, each)).toEqual(valueOf(defaultRunConfig, each));
        expect(runConfigFromLink(linkFromRunConfig(config))).toEqual({ config, problems: [] });
      }),
      { seed: 20_261_127, numRuns: 150 },
    );
  });
});
