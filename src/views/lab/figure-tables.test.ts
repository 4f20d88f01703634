import { describe, expect, it } from 'vitest';
import { perLane } from '@/core/lane.ts';
import { datasetById } from '@/datasets/registry.ts';
import { planModel } from '@/models/plan.ts';
import { modelById } from '@/models/registry.ts';
import { emptySeries } from '@/state/metrics-series.ts';
import { errorKinds } from '@/metrics/error-kinds.ts';
import { gainByClass } from '@/metrics/class-gain.ts';
import { trainedCells } from '@/protocol/map/cells.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import type { FigureTable } from '@/figures/about.ts';
import { studyRows, studyTable } from '@/protocol/repeat/study.ts';
import { resultFigure } from '../lessons/result-figure.ts';
import { accuracyTable, lossTable, teacherLossTable } from './curve-tables.ts';
import {
  distanceTable,
  distributionTable,
  layerTable,
  ledgerTable,
  mapTable,
  pointTable,
} from './methods/method-tables.ts';
import { barsTable, scoreboardTable } from './pictures/picture-tables.ts';
import { softTargetColumns } from './pictures/soft-target-columns.ts';
import {
  confusionTable,
  errorTable,
  fidelityTable,
  gainTable,
  reliabilityTable,
} from './comparison/comparison-tables.ts';
import { mapFigure } from './map/map-figure.ts';
import { repeatFigure } from './repeats/repeat-figure.ts';
import { overlayFigure } from './runs/overlay-figure.ts';

/** Whether a table has as many cells in each row as columns, each column named once. */
const isTableOf =
  (numRows: number) =>
  ({ head, rows }: FigureTable): boolean =>
    rows.length === numRows &&
    new Set(head).size === head.length &&
    head.every((name) => name.trim() !== '') &&
    rows.every((row) => row.length === head.length);

const report = {
  step: 10,
  teacherStep: 0,
  numPictures: 1000,
  ...perLane(() => ({ accuracy: 0.5, agreement: 0.5, calibrationError: 0.1, crossEntropy: 1 })),
};
const plan = planModel(modelById('cnn-4-8'), datasetById('mnist').input, 10);

describe('the tables of the figures', () => {
  it('have the curves at every step', () => {
    const series = emptySeries(1);
    expect(accuracyTable(series)).toSatisfy(isTableOf(0));
    expect(accuracyTable({ evaluations: series.evaluations.append([report]) })).toSatisfy(isTableOf(1));
    const step = { step: 1, studentTotal: 2, controlTotal: 3, terms: { 'cross-entropy': 1 } };
    expect(lossTable({ steps: series.steps.append([step, { ...step, step: 2 }]) })).toSatisfy(isTableOf(2));
    expect(
      teacherLossTable({ teacherSteps: series.teacherSteps.append([{ step: 1, crossEntropy: 2 }]) }),
    ).toSatisfy(isTableOf(1));
  });

  it('have every class of the bars, and every network of the scoreboard', () => {
    const logits = perLane(() => [0, 1, 2]);
    expect(barsTable(['a', 'b', 'c'], 1, softTargetColumns(3, 1, 4, logits))).toSatisfy(isTableOf(3));
    const none = { teacher: null, student: null, control: null };
    expect(barsTable(['a', 'b', 'c'], null, softTargetColumns(3, null, 1, none))).toSatisfy(isTableOf(3));
    const row = {
      lane: 'teacher',
      numParameters: 1,
      parameterBytes: 4,
      numMultiplyAccumulates: 2,
      msPerPicture: null,
      accuracy: null,
      agreement: null,
      calibrationError: null,
    } as const;
    expect(scoreboardTable([row])).toSatisfy(isTableOf(1));
  });

  it('have the pictures of the methods, cell by cell and pair by pair', () => {
    expect(
      distributionTable(
        ['a', 'b'],
        [
          [1, 0],
          [0, 1],
        ],
      ),
    ).toSatisfy(isTableOf(2));
    const map = { shape: [2, 3, 2], values: new Float32Array(12) };
    const cells = mapTable([{ network: 'teacher', layer: 'stage1', map }]);
    expect(cells).toSatisfy(isTableOf(12));
    expect(cells.rows.at(-1)).toEqual(['teacher', 'stage1', 2, 2, 3, 0]);
    const relations = {
      points: new Float32Array(6),
      explained: [0.5, 0.2] as const,
      distances: Float32Array.from([0, 1, 2, 1, 0, 3, 2, 3, 0]),
    };
    const view = {
      indices: [5, 6, 7],
      labels: [0, 1, 2],
      correlation: { student: 1, control: 1 },
      ...perLane(() => relations),
    };
    expect(pointTable(view)).toSatisfy(isTableOf(3));
    expect(distanceTable(view)).toSatisfy(isTableOf(3));
    expect(distanceTable(view).rows.map((row) => row[2])).toEqual([1, 2, 3]);
    expect(layerTable({ teacher: plan, student: plan })).toSatisfy(isTableOf(2 * plan.layers.length));
    const term = { id: 'cross-entropy', raw: 1, weight: 1, gradientNorm: 2 };
    expect(ledgerTable([{ step: 1, terms: [term, { ...term, id: 'soft' }] }])).toSatisfy(isTableOf(2));
  });

  it('have every combination of a study, with the settings of its runs', () => {
    const rows = studyRows({ alpha: [0, 1], temperature: [1, 4], seeds: [1] }, []);
    const { head, rows: cells } = studyTable(defaultRunConfig, rows);
    expect({ head, rows: cells }).toSatisfy(isTableOf(4));
    expect(cells[1]?.slice(0, 3)).toEqual([0, 4, '']);
    expect(cells[1]?.[head.indexOf('dataset')]).toBe('mnist');
  });

  it('have every cell of a confusion matrix, bin, kind of error and class of the comparison', () => {
    const matrices = perLane(() => ({ numClasses: 2, counts: Uint32Array.from([3, 1, 0, 2]) }));
    expect(confusionTable(matrices, ['a', 'b'])).toSatisfy(isTableOf(4));
    expect(confusionTable(matrices, ['a', 'b']).rows[1]).toEqual(['a', 'b', 1, 1, 1]);
    const bins = Array.from({ length: 15 }, () => ({ numPictures: 2, numRight: 1, excess: 0.5 }));
    const reliability = reliabilityTable(perLane(() => ({ before: { bins }, after: { bins } })));
    expect(reliability).toSatisfy(isTableOf(90));
    expect(reliability.rows[0]?.slice(4)).toEqual([2, 0.75, 0.5]);
    const rows = { inherited: [1, 2], own: [3], mended: [] };
    expect(errorTable(errorKinds, { student: rows, control: rows })).toSatisfy(isTableOf(errorKinds.length));
    const gains = gainByClass(Uint8Array.of(0, 1), Uint8Array.of(0, 0), Uint8Array.of(1, 1), 2);
    expect(gainTable([{ name: 'all', gain: gains.all }])).toSatisfy(isTableOf(1));
    const point = { accuracy: 0.9, agreement: 0.8 };
    const points = { student: point, control: point };
    expect(fidelityTable([{ of: 'seed', number: 1, points }])).toSatisfy(isTableOf(1));
  });

  it('have every cell of a map', () => {
    const mapped = {
      x: { key: 'temperature', values: [1, 4] },
      y: { key: 'alpha', values: [0.5, 0.9] },
      seeds: [1],
    };
    const cells = trainedCells(mapped, [{ seed: 1, student: 0.9, control: 0.8 }, null, null, null]);
    const table = mapFigure({ plan: mapped, base: defaultRunConfig, cells, isOwn: true, precomputed: null });
    expect(table).toSatisfy(isTableOf(4));
    expect(table.rows.map((row) => row[5])).toEqual([expect.closeTo(0.1), null, null, null]);
  });

  it('have every seed, run and trial', () => {
    const pair = { seed: 1, student: 0.9, control: 0.8 };
    expect(repeatFigure([{ ...pair, baselines: [] }], [])).toSatisfy(isTableOf(1));
    expect(repeatFigure([{ ...pair, baselines: [null, 0.7] }], ['smoothing', 'equalTeacher'])).toSatisfy(
      isTableOf(1),
    );
    const run = { id: '1', name: 'one', step: [0, 10], student: [0.1, 0.9], control: [0.1, 0.8] };
    expect(overlayFigure([run])).toSatisfy(isTableOf(2));
    const experiment = {
      trials: [],
      measures: [{ name: 'accuracy', of: 'student', actor: 'student', unit: 'share' }],
      range: [0, 1],
    } as unknown as Parameters<typeof resultFigure>[0];
    expect(resultFigure(experiment, ['a', 'b'], [{ seed: 1, values: [[1], [2]], truth: null }])).toSatisfy(
      isTableOf(2),
    );
  });
});
