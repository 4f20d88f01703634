import { describe, expect, it } from 'vitest';
import { datasetById } from '@/datasets/registry.ts';
import { methodById, methodsFor } from '@/distill/registry.ts';
import { defaultsOf } from '@/distill/values.ts';
import { planModel } from '@/models/plan.ts';
import { modelById, modelsFor } from '@/models/registry.ts';
import { text } from '@/models/testing/example-input.ts';
import { defaultRunConfig, methodValues, parseRunConfig } from '@/protocol/run/config.ts';
import { measures, middleOf, networkGrid } from './network-grid.ts';
import { wiresOf } from './network-wires.ts';
import { layOutWires } from './wire-layout.ts';

const methods = methodsFor('image');

const { input, numClasses } = datasetById(defaultRunConfig.dataset);
const planOf = (id: string) => planModel(modelById(id), input, numClasses);
const hint = methods.find((method) => method.auxiliary !== undefined);

function wires(change: Readonly<Record<string, unknown>>, teacherId?: string) {
  const { config } = parseRunConfig(change);
  const active = config.methods
    .map(methodById)
    .map((method) => ({ method, values: methodValues(config, method) }));
  const [teacher, student] = [planOf(teacherId ?? config.teacher), planOf(config.student)];
  const found = wiresOf(active, teacher, student);
  return { found, layout: layOutWires(found, networkGrid(teacher, student)) };
}

describe('networkGrid', () => {
  it('aligns taps of the same name', () => {
    const grid = networkGrid(planOf('resnet-20'), planOf('resnet-8-thin'));
    expect(grid.teacher).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(grid.student).toEqual([0, 3, 6, 9, 10, 11]);
    expect(networkGrid(planOf('cnn-16-32-128'), planOf('cnn-8-16'))).toEqual({
      teacher: [0, 1, 2, 3, 4, 5, 6],
      student: [0, 1, 2, 3, 5, 6],
      numColumns: 7,
    });
  });

  it('gives every layer of every pair of networks its own column, in order', () => {
    for (const teacher of modelsFor('teacher')) {
      for (const student of modelsFor('student')) {
        const plans = [planOf(teacher.id), planOf(student.id)] as const;
        const grid = networkGrid(...plans);
        for (const [columns, { layers }] of [
          [grid.teacher, plans[0]] as const,
          [grid.student, plans[1]] as const,
        ]) {
          expect(columns).toHaveLength(layers.length);
          expect(columns.every((column, index) => index === 0 || column > (columns[index - 1] ?? 0))).toBe(
            true,
          );
          expect(columns.at(-1)).toBe(grid.numColumns - 1);
        }
      }
    }
  });
});

describe('wiresOf', () => {
  it('draws a wire per pair, from tap to tap', () => {
    const all = methods.filter(({ isGenerational }) => !isGenerational).map(({ id }) => id);
    const { found } = wires({ methods: all });
    const pairs = found.map(({ teacherTap, studentTap }) => `${teacherTap} → ${studentTap}`);
    expect(pairs.filter((pair) => pair === 'stage1 → stage1')).toHaveLength(1);
    expect(pairs.filter((pair) => pair === 'stage2 → stage2')).toHaveLength(2);
    expect(pairs.filter((pair) => pair === 'embedding → embedding')).toHaveLength(3);
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
  });

  it('has none for a method that replaces the labels, and none without methods', () => {
    const labels = methods.filter(({ weight }) => weight.by === 'labels').map(({ id }) => id);
    expect(labels).not.toEqual([]);
    expect(wires({ methods: labels }).found).toEqual([]);
    expect(wires({ methods: [] }).layout).toMatchObject({ wires: [] });
  });

  it('counts the regressor between the two', () => {
    const small = wires({ methods: [hint?.id] }).found;
    expect(small.map(({ regressor }) => regressor)).toEqual([{ kernelSize: 1, numParameters: 16 * 32 + 32 }]);
    const large = wires({ methods: [hint?.id], regressor: '3x3' }).found;
    expect(large[0]?.regressor).toEqual({ kernelSize: 3, numParameters: 9 * 16 * 32 + 32 });
  });

  it('joins hidden states and attention at the same share of the depth', () => {
    const [teacher, student] = ['transformer-4', 'transformer-2'].map((id) =>
      planModel(modelById(id), text, 3),
    ) as [ReturnType<typeof planOf>, ReturnType<typeof planOf>];
    const layers = { hiddenLayers: 'hidden50-hidden100', attentionLayers: 'attention50-attention100' };
    const active = methodsFor('tokens')
      .filter(({ family }) => family === 'feature' || family === 'attention')
      .map((method) => ({ method, values: { ...defaultsOf(method), ...layers } }));
    const found = wiresOf(active, teacher, student);
    const ends = found.map(({ teacherLayer, studentLayer }) => [teacherLayer, studentLayer]);
    // After the embedding and its layer norm come the blocks.
    expect(ends).toEqual(
      active.flatMap(() => [
        [3, 2],
        [5, 3],
      ]),
    );
    expect(active).toHaveLength(3);
  });

  it('leaves out a pair whose tap a network lacks', () => {
    const { found } = wires({ methods: [hint?.id], teacher: 'resnet-8', hintLayer: 'stage3' }, 'cnn-32-64');
    expect(found).toEqual([]);
  });
});

describe('layOutWires', () => {
  const crowded = {
    teacher: 'resnet-20',
    student: 'resnet-8-thin',
    methods: methods.map(({ id }) => id),
    hintLayer: 'stage3',
    guidedLayer: 'stage1',
    attentionStages: 'stage1-stage2-stage3',
  };

  it.each([{ methods: crowded.methods }, crowded])('keeps wires and labels apart', (change) => {
    const { layout } = wires(change);
    for (const side of ['teacher', 'student'] as const) {
      const ports = layout.wires.map(({ at }) => at[side]).toSorted((first, second) => first - second);
      expect(ports.every((port, index) => index === 0 || port - (ports[index - 1] ?? 0) >= 8)).toBe(true);
    }
    const boxes = layout.wires.map(({ label }) => label);
    for (const [index, box] of boxes.entries()) {
      expect(box.y + box.height).toBeLessThan(layout.height);
      for (const other of boxes.slice(index + 1)) {
        const isBeside = Math.abs(box.x - other.x) >= measures.pill;
        const isAbove = box.y + box.height <= other.y || other.y + other.height <= box.y;
        expect(isBeside || isAbove).toBe(true);
      }
    }
  });

  it('starts and ends a wire at its layers', () => {
    const [placed] = wires({ ...crowded, methods: [hint?.id] }).layout.wires;
    expect(placed?.at).toMatchObject({ teacher: middleOf(9), student: middleOf(3) });
    expect(placed?.path.startsWith(`M ${middleOf(9)} 0 `)).toBe(true);
    // No other label is near: it stays halfway.
    expect(placed?.label.x).toBe(middleOf(6));
  });

  it('moves the label of a slanting wire off a vertical one', () => {
    const slanting = wires(crowded).layout.wires.find(({ wire }) => wire.method === hint);
    expect(Math.abs((slanting?.label.x ?? 0) - middleOf(6))).toBeGreaterThan(measures.box / 2);
  });
});
