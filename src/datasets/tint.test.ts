import { describe, expect, it } from 'vitest';
import { colouredMnist } from './specs/coloured-mnist.ts';
import { mnist } from './specs/mnist.ts';
import { packedSpec, tinted, tintOf, Tints } from './tint.ts';

const labels = Array.from({ length: 10_000 }, (_, index) => index % 10);
const own = (split: 'train' | 'test', isFair = false) => {
  const tints = new Tints(colouredMnist, split);
  const tintsOfClasses = labels.slice(0, 10).map((label) => tintOf(label, 10).join());
  const classes = labels.map((label, index) => tintsOfClasses.indexOf(tints.at(index, label, isFair).join()));
  return {
    classes,
    /** Share of the pictures with the tint of their class. */
    share: labels.filter((label, index) => classes[index] === label).length / labels.length,
    /** Whether each tint is in a tenth of the pictures of each class, within the error of a sample. */
    isEven: labels.slice(0, 10).every((label) =>
      labels.slice(0, 10).every((tint) => {
        const count = labels.filter((each, index) => each === label && classes[index] === tint).length;
        return Math.abs(count - 100) < 40;
      }),
    ),
  };
};

describe('the tints of coloured MNIST', () => {
  it('go with the class in nine of ten training pictures', () => {
    // A tenth of the others has its class's tint by chance.
    expect(own('train').share).toBeGreaterThan(0.9);
    expect(own('train').share).toBeLessThan(0.92);
    expect(own('train').isEven).toBe(false);
  });

  it('say nothing about the class in the test, and in training pictures for a teacher of all', () => {
    expect(own('test').isEven).toBe(true);
    expect(own('train', true).isEven).toBe(true);
  });

  it('are the same each time, and others in the other split', () => {
    expect(own('test').classes).toEqual(own('test').classes);
    expect(own('test').classes).not.toEqual(own('train', true).classes);
  });

  it('are ten different bright colours', () => {
    const colours = labels.slice(0, 10).map((label) => tintOf(label, 10));
    expect(new Set(colours.map(String)).size).toBe(10);
    for (const colour of colours) expect([Math.max(...colour), Math.min(...colour)]).toEqual([1, expect.closeTo(0.15, 9)]); // prettier-ignore
  });
});

describe('tinted', () => {
  it('is three bytes for each of a grey picture’s', () => {
    expect([...tinted(Uint8Array.of(0, 255, 100), [1, 0.5, 0])]).toEqual([0, 0, 0, 255, 128, 0, 100, 50, 0]);
  });
});

describe('packedSpec', () => {
  it('is of the grey pictures whose files are read', () => {
    expect(packedSpec(colouredMnist)).toMatchObject({ id: mnist.id, input: { height: 28, channels: 1 } });
    expect(packedSpec(mnist)).toBe(mnist);
  });
});
