import { describe, expect, it } from 'vitest';
import { planModel, tapsOfPlan } from './plan.ts';
import { modelById, models, modelsFor } from './registry.ts';
import { text } from './testing/example-input.ts';

const pictures = { kind: 'image', height: 28, width: 28, channels: 1 } as const;

describe('the models', () => {
  it('have unique ids, and every role is filled', () => {
    expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
    expect(modelsFor('teacher').length).toBeGreaterThan(1);
    expect(modelsFor('student').length).toBeGreaterThanOrEqual(3);
    expect(() => modelById('nothing')).toThrow(/no model nothing; there are cnn-16-32-128/);
  });

  it('include a network without feature maps, which methods that need them refuse', () => {
    const { layers, numParameters } = planModel(modelById('mlp-32'), pictures, 10);
    expect(layers.flatMap(({ tap }) => tap ?? [])).toEqual(['embedding', 'logits']);
    expect(numParameters).toBe(784 * 32 + 32 + 32 * 10 + 10);
  });

  it.each(models.filter(({ family, input }) => family !== 'mlp' && input !== 'tokens'))(
    '$id has taps for feature maps, an embedding and logits',
    (spec) => {
      const { layers } = planModel(spec, pictures, 10);
      const shapes = new Map(
        layers.filter(({ tap }) => tap !== null).map((layer) => [layer.tap, layer.outputShape]),
      );
      expect(shapes.get('stage1')).toHaveLength(3);
      expect(shapes.get('stage2')).toHaveLength(3);
      expect(shapes.get('embedding')).toHaveLength(1);
      expect(shapes.get('logits')).toEqual([10]);
    },
  );

  it('have the cost counted by hand', () => {
    const student = planModel(modelById('cnn-8-16'), pictures, 10);
    // conv 9·8+8, conv 9·8·16+16, dense 7·7·16·10+10
    expect(student.numParameters).toBe(80 + 1168 + 7850);
    expect(student.parameterBytes).toBe(4 * 9098);
    expect(student.numMultiplyAccumulates).toBe(28 * 28 * 72 + 14 * 14 * 1152 + 7840);
    expect(planModel(modelById('cnn-4-8-pooled'), pictures, 10).numParameters).toBe(40 + 296 + 90);
  });

  it.each(models.filter(({ family }) => family === 'transformer'))(
    '$id has the same taps at the same share of its depth, and the cost counted by hand',
    (spec) => {
      const depth = Number(spec.id.split('-')[1]);
      const plan = planModel(spec, text, 3);
      const taps = new Map(tapsOfPlan(plan));
      expect(taps.size).toBe(2 * depth + 3);
      expect(taps.get('hidden0')).toEqual([7, 64]);
      expect(taps.get('hidden100')).toEqual([7, 64]);
      expect(taps.get('attention100')).toEqual([4, 7, 7]);
      expect(taps.get('embedding')).toEqual([64]);
      // Four projections, the feed-forward layers, two layer norms; ids and positions; the first norm and the logits.
      const each = 4 * (64 * 64 + 64) + (64 * 128 + 128) + (128 * 64 + 64) + 4 * 64;
      expect(plan.numParameters).toBe(depth * each + (300 + 7) * 64 + 2 * 64 + 64 * 3 + 3);
      const products = 7 * (4 * 64 * 64 + 2 * 64 * 128) + 2 * 7 * 7 * 64;
      expect(plan.numMultiplyAccumulates).toBe(depth * products + 64 * 3);
    },
  );

  it('for texts and for pictures are different ones', () => {
    expect(modelsFor('teacher', 'tokens').map(({ id }) => id)).toEqual(['transformer-4']);
    expect(modelsFor('student', 'tokens').map(({ id }) => id)).toEqual([
      'transformer-2',
      'transformer-1',
      'bag-of-embeddings',
    ]);
    expect(() => planModel(modelById('transformer-4'), pictures, 10)).toThrow(/ids of tokens/);
    expect(() => planModel(modelById('cnn-8-16'), text, 10)).toThrow(/feature map/);
    expect(() =>
      planModel({ ...modelById('bag-of-embeddings'), blocks: [{ kind: 'mean-pool' }] }, pictures, 10),
    ).toThrow(/hidden states \[L, D\], received \[28, 28, 1\]/);
  });

  it('refuse a number of heads that does not divide the width', () => {
    const blocks = [
      { kind: 'token-embedding', width: 10, hasPositions: false },
      { kind: 'transformer-block', heads: 4, feedForward: 8 },
      { kind: 'mean-pool' },
    ] as const;
    expect(() => planModel({ ...modelById('bag-of-embeddings'), blocks }, text, 10)).toThrow(
      /4 heads, expected a divisor of its width 10/,
    );
  });

  it.each([8, 14, 20])('resnet-%i has 6n + 2 layers with weights, not counting shortcuts', (depth) => {
    const { layers } = planModel(modelById(`resnet-${depth}`), pictures, 10);
    const weights = layers
      .flatMap(({ parameters }) => parameters)
      .filter(({ name }) => name.endsWith('/weights') && !name.includes('/shortcut/'));
    expect(weights).toHaveLength(depth);
  });

  it('refuse a dense layer on a feature map, naming the shape', () => {
    const broken = { ...modelById('cnn-8-16'), blocks: [] };
    expect(() => planModel(broken, pictures, 10)).toThrow(/\[28, 28, 1\]/);
  });
});
