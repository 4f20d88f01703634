import { beforeEach, describe, expect, it, vi } from 'vitest';
import { namedArrays } from '@/export/torch-layout.ts';
import { exportInput } from '@/export/testing/input.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine } from '../fake-engine.ts';
import { createLabStore } from '../lab-store.ts';
import { exportLab } from './export-run.ts';
import { prepare, prepareAtRest } from './prepare.ts';
import { accuraciesIn } from './whole-test.ts';

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

/** The snapshot with another first value in some of its arrays. */
const moved = (snapshot: RunSnapshot, ...names: readonly string[]): RunSnapshot => {
  const entries = Object.entries(snapshot.arrays).map(([name, values]) => {
    const copy = values.slice();
    if (names.includes(name)) copy[0] = (copy[0] ?? 0) + 1e-3;
    return [name, copy] as const;
  });
  return { ...snapshot, arrays: Object.fromEntries(entries) };
};

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
    await lab.actions.evaluateAll();
    expect(await numMeasured()).toEqual([1, true]);
    // The report is of an earlier step, and so are two of the networks.
    engine.snapshot = moved(snapshotAt(STEP + 1), 'student/parameter/0', 'control/parameter/0');
    engine.phase('paused', STEP + 1);
    expect((await numMeasured())[0]).toBe(4);
  });

  it('are tested once: a change of a single weight tests that network again', async () => {
    expect((await numMeasured())[0]).toBe(4);
    expect((await numMeasured())[0]).toBe(0);
    engine.snapshot = moved(snapshotAt(STEP), 'control/parameter/0');
    expect((await numMeasured())[0]).toBe(1);
    engine.snapshot = moved(snapshotAt(STEP), 'student/parameter/0');
    expect((await numMeasured())[0]).toBe(2);
  });

  it('are all asked for before the first is answered', async () => {
    const release = engine.hold('score');
    const measured = numMeasured();
    await vi.waitFor(() => expect(engine.numRequests('score')).toBe(4));
    release();
    expect((await measured)[0]).toBe(4);
  });

  it('are tested ahead, before the click, and not while the run trains', async () => {
    lab.setState({ isPlaying: true });
    prepare(lab, place);
    lab.setState({ isPlaying: false });
    expect(engine.numRequests('snapshot')).toBe(0);
    prepare(lab, place);
    await vi.waitFor(() => expect(engine.numRequests('score')).toBe(4));
    expect((await numMeasured())[0]).toBe(0);
  });

  it('are tested by the export itself if that failed', async () => {
    engine.fail('score', new Error('lost'));
    prepare(lab, place);
    await vi.waitFor(() => expect(engine.numRequests('score')).toBe(4));
    engine.fail('score', null);
    expect((await numMeasured())[0]).toBe(4);
  });

  it('are tested ahead when a run of the visitor has ended and rests', async () => {
    const stop = prepareAtRest(lab, () => place, 1);
    lab.setState({ isInLesson: true });
    engine.phase('finished', STEP);
    engine.phase('training', STEP);
    lab.setState({ isInLesson: false });
    engine.phase('finished', STEP);
    engine.phase('training', STEP);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    expect(engine.numRequests('snapshot')).toBe(0);
    engine.phase('finished', STEP);
    await vi.waitFor(() => expect(engine.numRequests('score')).toBe(4));
    stop();
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
