import { describe, expect, it } from 'vitest';
import { planModel } from './plan.ts';
import { modelById, models, modelsFor } from './registry.ts';

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

  it.each(models.filter(({ family }) => family !== 'mlp'))(
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
