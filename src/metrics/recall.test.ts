import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracy } from './accuracy.ts';
import { accuracyOf, confusionOf, numWrong, recallByClass, takenFor } from './recall.ts';

const NUM_CLASSES = 3;
const logits = Float32Array.of(9, 1, 1, 0, 5, 4, 0, 5, 4, -3, -1, -2, 1, 0, 0);
const labels = Uint8Array.of(0, 1, 2, 2, 2);

const anyRun = fc.integer({ min: 1, max: 30 }).chain((numRows) =>
  fc.record({
    logits: fc.float32Array({
      minLength: numRows * NUM_CLASSES,
      maxLength: numRows * NUM_CLASSES,
      min: -100,
      max: 100,
      noNaN: true,
    }),
    labels: fc.uint8Array({ minLength: numRows, maxLength: numRows, max: NUM_CLASSES - 1 }),
    bias: fc.array(fc.integer({ min: -10, max: 10 }), { minLength: NUM_CLASSES, maxLength: NUM_CLASSES }),
  }),
);

describe('recall', () => {
  it('counts a class by the predicted classes', () => {
    const confusion = confusionOf(logits, labels, NUM_CLASSES);
    expect(recallByClass(confusion)).toEqual([
      { numPictures: 1, numRight: 1, recall: 1 },
      { numPictures: 1, numRight: 1, recall: 1 },
      { numPictures: 3, numRight: 0, recall: 0 },
    ]);
    expect(takenFor(confusion, 2)).toEqual([
      { classIndex: 1, numPictures: 2 },
      { classIndex: 0, numPictures: 1 },
    ]);
    expect(numWrong(confusion)).toBe(3);
    expect(accuracyOf(confusion)).toBeCloseTo(0.4, 12);
  });

  it('gains near hits with a bias, and loses near misses', () => {
    const confusion = confusionOf(logits, labels, NUM_CLASSES, [0, 0, 1.5]);
    expect(recallByClass(confusion).map(({ recall }) => recall)).toEqual([1, 0, 1]);
  });

  it('is null for a class without pictures', () => {
    const [, absent] = recallByClass(confusionOf(logits.subarray(0, 3), Uint8Array.of(0), NUM_CLASSES));
    expect(absent).toEqual({ numPictures: 0, numRight: 0, recall: null });
  });

  it('refuses mismatched arrays', () => {
    expect(() => confusionOf(logits, labels.subarray(1), NUM_CLASSES)).toThrow('[15], expected [4 · 3]');
    expect(() => confusionOf(logits, labels, NUM_CLASSES, [1])).toThrow('bias');
  });

  it('agrees with accuracy, counts every picture, and lists the wrong answers as confusions', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const confusion = confusionOf(run.logits, run.labels, NUM_CLASSES);
        const byClass = recallByClass(confusion);
        expect(accuracyOf(confusion)).toBeCloseTo(accuracy(run.logits, run.labels, NUM_CLASSES), 12);
        expect(byClass.reduce((total, { numPictures }) => total + numPictures, 0)).toBe(run.labels.length);
        const wrong = byClass.flatMap((_, label) => takenFor(confusion, label));
        expect(wrong.reduce((total, { numPictures }) => total + numPictures, 0)).toBe(numWrong(confusion));
      }),
    );
  });

  it('is invariant to the same bias on all classes', () => {
    fc.assert(
      fc.property(anyRun, fc.constantFrom(-8, 0.5, 4), (run, same) => {
        // Whole numbers, so that the sums are exact and no tie is broken by rounding.
        const rounded = run.logits.map(Math.round);
        expect(confusionOf(rounded, run.labels, NUM_CLASSES, [same, same, same])).toEqual(
          confusionOf(rounded, run.labels, NUM_CLASSES),
        );
      }),
    );
  });

  it('never falls for a class whose bias rises', () => {
    fc.assert(
      fc.property(anyRun, fc.nat({ max: NUM_CLASSES - 1 }), (run, label) => {
        const recallWith = (bias: readonly number[]) =>
          recallByClass(confusionOf(run.logits, run.labels, NUM_CLASSES, bias))[label]?.recall ?? 0;
        const raised = run.bias.map((value, index) => (index === label ? value + 3 : value));
        expect(recallWith(raised)).toBeGreaterThanOrEqual(recallWith(run.bias));
      }),
    );
  });
});
