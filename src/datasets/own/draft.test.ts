import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsOf, emptyDraft, problemOf, renamed, withExamples, without, type Draft } from './draft.ts';
import { bytesOfKind } from './kinds.ts';
import { ownLimits } from './limits.ts';
import { cleanName } from './names.ts';
import { datasetOfDraft, draftOf, headerOf, ownHeader } from './own-dataset.ts';
import { isOwnId } from './own-id.ts';
import { OwnRefusal } from './refusal.ts';
import { splitOf } from './split.ts';

/** An example that is different for every number. */
function example(number: number): Uint8Array {
  const bytes = new Uint8Array(bytesOfKind('grey'));
  new DataView(bytes.buffer).setUint32(0, number + 1);
  return bytes;
}
const examples = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => example(from + index));
const draftWith = (classes: Readonly<Record<string, readonly Uint8Array[]>>): Draft =>
  withExamples(
    emptyDraft,
    Object.entries(classes).map(([name, each]) => ({ name, examples: each })),
  );
const allDrawn = (draft: Draft): Draft => ({
  ...draft,
  classes: draft.classes.map((each) => ({ ...each, numDrawn: each.examples.length })),
});
const pets = draftWith({ cat: examples(0, 30), dog: examples(100, 20) });

describe('a draft', () => {
  it('adds examples to the class of the same name, and counts exact duplicates by class', () => {
    const more = withExamples(pets, [
      { name: 'cat', examples: [example(0), example(100), example(500)] },
      { name: 'cow', examples: examples(200, 5) },
    ]);
    expect(countsOf(more)).toEqual([
      { name: 'cat', count: 33, distinct: 32, own: 31, shared: 1 },
      { name: 'dog', count: 20, distinct: 20, own: 19, shared: 1 },
      { name: 'cow', count: 5, distinct: 5, own: 5, shared: 0 },
    ]);
    expect(pets.classes.map((each) => each.examples.length)).toEqual([30, 20]);
  });

  it('renames and removes a class, and refuses no name or that of another', () => {
    expect(renamed(pets, 'cat', ' 고양이\n ').classes.map(({ name }) => name)).toEqual(['고양이', 'dog']);
    expect(() => renamed(pets, 'cat', 'dog')).toThrow(/name-twice/);
    expect(() => renamed(pets, 'cat', '\u{202e} ')).toThrow(/name-empty/);
    expect(without(pets, 'cat').classes.map(({ name }) => name)).toEqual(['dog']);
  });

  it.each([
    ['classes-few', draftWith({ cat: examples(0, 30) })],
    [
      'classes-many',
      draftWith(Object.fromEntries(Array.from({ length: 21 }, (_, k) => [`c${k}`, examples(50 * k, 10)]))),
    ],
    ['examples-few', draftWith({ cat: examples(0, 30), dog: examples(100, 9) })],
    // The tenth is a duplicate, or is in the other class too.
    ['examples-few', draftWith({ cat: examples(0, 30), dog: [...examples(100, 9), example(100)] })],
    ['examples-few', draftWith({ cat: examples(0, 30), dog: [...examples(100, 9), example(0)] })],
    [
      'example-bytes',
      { ...draftWith({ cat: examples(0, 22_000), dog: examples(30_000, 22_000) }), kind: 'colour' as const },
    ],
  ])('with a problem names it: %s', (reason, draft) => {
    expect(problemOf(draft)?.reason).toBe(reason);
  });

  it('with two classes of ten examples each is a dataset', () => {
    const least = draftWith({ cat: examples(0, 10), dog: examples(100, 10) });
    expect(problemOf(least)).toBeNull();
    const { spec } = datasetOfDraft(least, 'Mine');
    expect(spec).toMatchObject({ title: 'Mine', counts: { train: 16, test: 4 }, trainPerClass: [8, 8] });
  });
});

describe('the names that a visitor gives', () => {
  it('are on one line, composed, without invisible characters, and cut to forty characters', () => {
    expect(cleanName('  a\t\n b\u{202e}c\u{200b} ')).toBe('a bc');
    expect(cleanName('고양이'.normalize('NFD'))).toBe('고양이');
    const family = '👨‍👩‍👧‍👦';
    const cut = cleanName(family.repeat(100));
    expect([...new Intl.Segmenter().segment(cut)]).toHaveLength(ownLimits.nameLength);
    expect(cut.endsWith(`${family}…`)).toBe(true);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(cleanName(cleanName(text))).toBe(cleanName(text));
      }),
    );
  });

  it.each([
    'cat \u{200b} dog',
    'e\u{200b}\u{301}',
    'a\u{feff}\u{300}',
    `a${'\u{301}'.repeat(638)}😀`,
    `${'👨‍👩‍👧‍👦'.repeat(58)}a😀`,
    'a \u{2060}\u{2028} b',
  ])('are the same when they are cleaned again: %j', (text) => {
    const once = cleanName(text);
    expect(once.isWellFormed()).toBe(true);
    expect(cleanName(once)).toBe(once);
  });

  it('are the same when they are cleaned again, whatever stands between invisible characters', () => {
    const odd = [
      ' ',
      '\n',
      'a',
      'e',
      '\u{301}',
      '\u{200b}',
      '\u{200d}',
      '\u{feff}',
      '\u{2028}',
      '\u{85}',
      '\u{ac00}',
    ];
    const more = ['\u{11a8}', '\u{600}', '\u{d83d}', '\u{de00}', '😀', '\u{1f1f0}', '\u{3000}', '\u{202e}'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...odd, ...more), { maxLength: 900 }), (all) => {
        const once = cleanName(all.join(''));
        expect(cleanName(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
      }),
      { numRuns: 400, seed: 1 },
    );
  });
});

describe('the split', () => {
  it('is stratified, the same every time, and in mixed order', () => {
    const { train, test } = splitOf(pets);
    const countOf = (half: typeof train) =>
      [0, 1].map((label) => half.filter((each) => each.label === label).length);
    expect([countOf(train), countOf(test)]).toEqual([
      [24, 16],
      [6, 4],
    ]);
    expect(splitOf(pets)).toEqual({ train, test });
    expect(new Set(train.slice(0, 10).map(({ label }) => label)).size).toBe(2);
  });

  it('never has an example in both halves, and every example in one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(60), { minLength: 12, maxLength: 60 }), { minLength: 2, maxLength: 4 }),
        (numbers) => {
          const draft = draftWith(
            Object.fromEntries(numbers.map((each, label) => [`c${label}`, each.map(example)])),
          );
          const { train, test } = splitOf(draft);
          expect(train.length + test.length).toBe(numbers.flat().length);
          const seen = new Set(train.map((each) => each.example.join()));
          expect(test.filter((each) => seen.has(each.example.join()))).toEqual([]);
        },
      ),
      { numRuns: 40, seed: 1 },
    );
  });
});

describe('the dataset of a draft', () => {
  it('has an id of its content: its title changes nothing, a name, a pixel or a class does', () => {
    const idOf = (draft: Draft) => datasetOfDraft(draft, 'Mine').spec.id;
    const id = idOf(pets);
    expect(isOwnId(id)).toBe(true);
    expect(idOf({ ...pets, title: 'Pets' })).toBe(id);
    const others = [
      renamed(pets, 'cat', 'cow'),
      withExamples(pets, [{ name: 'cat', examples: [example(900)] }]),
      allDrawn(pets),
    ];
    expect(new Set([id, ...others.map(idOf)]).size).toBe(4);
  });

  it('is refused if its description could not be read again, or a class has no name', () => {
    const odd = draftWith({ 'cat \u{200b}': examples(0, 12), dog: examples(100, 12) });
    expect(() => datasetOfDraft(odd, 'Mine')).toThrow(OwnRefusal);
    expect(() => datasetOfDraft(odd, 'Mine')).toThrow(/description: .*classNames\.0/);
    expect(() => datasetOfDraft(pets, '')).toThrow(/description: .*title/);
    const unnamed = draftWith({ cat: examples(0, 12), '': examples(100, 12) });
    expect(problemOf(unnamed)).toMatchObject({ reason: 'name-missing', facts: { received: '2' } });
  });

  it('is framed like its drawings only while most of its examples are drawn', () => {
    const framing = (draft: Draft) => datasetOfDraft(draft, 'Mine').spec.input;
    const drawn = withExamples(pets, [{ name: 'cow', examples: examples(300, 60), numDrawn: 60 }]);
    expect(framing(drawn)).toMatchObject({ framing: 'centre-of-mass' });
    expect(framing(without(drawn, 'cow'))).toMatchObject({ framing: 'whole-frame' });
    expect(framing(renamed(drawn, 'cow', 'ox'))).toMatchObject({ framing: 'centre-of-mass' });
  });

  it('has examples of one kind', () => {
    const colour = [{ name: 'cow', examples: [new Uint8Array(bytesOfKind('colour'))] }];
    expect(() => withExamples(pets, colour, 'colour')).toThrow(/^kind:/);
    expect(withExamples(emptyDraft, colour, 'colour').kind).toBe('colour');
  });

  it('has a description that the schema accepts, and becomes the same draft again', () => {
    const dataset = datasetOfDraft({ ...pets, title: 'Pets' }, 'Mine');
    expect(ownHeader.safeParse(headerOf(dataset.spec)).success).toBe(true);
    const again = draftOf(dataset);
    expect(countsOf(again)).toEqual(countsOf(pets));
    expect(again.title).toBe('Pets');
    expect(dataset.spec.input).toMatchObject({ height: 28, framing: 'whole-frame' });
  });
});
