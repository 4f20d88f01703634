import { beforeEach, describe, expect, it } from 'vitest';
import { namedArrays } from '@/export/torch-layout.ts';
import { exportInput } from '@/export/testing/input.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine } from '../fake-engine.ts';
import { createLabStore } from '../lab-store.ts';
import { exportLab } from './export-run.ts';
import { accuraciesIn, evaluateAhead } from './whole-test.ts';

const place = { language: 'en', pageUrl: 'http://localhost/' };
/** The step of the fake engine's reports. */
const STEP = 10;

function snapshotAt(step: number): RunSnapshot {
  const { networks } = exportInput();
  const entries = (['teacher', 'student', 'control'] as const).flatMap((lane) =>
    Object.values(namedArrays(networks[lane].plan, Object.values(networks[lane].arrays))).map(
      (values, index) => [`${lane}/parameter/${index}`, values] as const,
    ),
  );
  const rest = { version: 2, config: defaultRunConfig, step, teacherStep: 0, trained: null } as const;
  return { ...rest, arrays: Object.fromEntries(entries) };
}

describe('the networks that an HTML export measures', () => {
  let engine = new FakeEngine();
  let lab = createLabStore(engine, defaultRunConfig);
  beforeEach(async () => {
    engine = new FakeEngine();
    engine.snapshot = snapshotAt(STEP);
    lab = createLabStore(engine, defaultRunConfig);
    await lab.actions.start(null, 'http://localhost/');
    engine.phase('paused', STEP);
  });
  const numMeasured = async () => {
    const before = engine.numRequests('score');
    const { bytes } = await exportLab(lab, 'html', {}, place);
    const numScores = engine.numRequests('score') - before;
    return [numScores, /99\.00%/.test(new TextDecoder().decode(bytes))] as const;
  };

  it('are all four, or the rounded one alone if the page has tested the others on all pictures', async () => {
    expect(await numMeasured()).toEqual([4, false]);
    await lab.actions.evaluateAll();
    expect(await numMeasured()).toEqual([1, true]);
    // Of an earlier step.
    engine.snapshot = snapshotAt(STEP + 1);
    engine.phase('paused', STEP + 1);
    expect((await numMeasured())[0]).toBe(4);
  });

  it('are tested ahead once, before the click, and not while the run trains', async () => {
    engine.phase('training', STEP);
    evaluateAhead(lab);
    expect(engine.numRequests('evaluate')).toBe(0);
    engine.phase('paused', STEP);
    evaluateAhead(lab);
    evaluateAhead(lab);
    expect(await numMeasured()).toEqual([1, true]);
    expect(engine.numRequests('evaluate')).toBe(1);
    expect(lab.getState().fullReport).toBeNull();
  });

  it('are tested by the export itself if that failed', async () => {
    engine.fail('evaluate', new Error('lost'));
    evaluateAhead(lab);
    expect((await numMeasured())[0]).toBe(4);
  });

  it('are not those of a report on fewer pictures, or of the student before this generation', () => {
    const lane = { accuracy: 0.9, crossEntropy: 0.3, calibrationError: 0.02, agreement: 0.9 };
    const of = (numPictures: number) => ({
      step: STEP,
      teacherStep: 0,
      numPictures,
      teacher: lane,
      student: lane,
      control: lane,
    });
    expect(accuraciesIn(of(10_000), snapshotAt(STEP))).toEqual({ teacher: 0.9, student: 0.9, control: 0.9 });
    expect(accuraciesIn(of(1_000), snapshotAt(STEP))).toEqual({});
    expect(accuraciesIn(of(10_000), { ...snapshotAt(STEP), generationSteps: [STEP] })).toEqual({});
    expect(accuraciesIn(null, snapshotAt(STEP))).toEqual({});
  });
});
