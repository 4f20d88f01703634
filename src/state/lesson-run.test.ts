import { describe, expect, it } from 'vitest';
import { PlaygroundError, UntrainedError } from '@/core/errors.ts';
import { defaultRunConfig } from '@/protocol/run-config.ts';
import { toWireError } from '@/protocol/wire-error.ts';
import { FakeEngine } from './fake-engine.ts';
import { createLabStore, type LabStore } from './lab-store.ts';
import { runExperiment, type ExperimentProgress } from './lesson-run.ts';

const trials: readonly { readonly change: Readonly<Record<string, unknown>> }[] = [
  { change: { temperature: 1 } },
  { change: { temperature: 8 } },
];

async function open() {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  await lab.actions.start(null, 'http://localhost/');
  const seen: ExperimentProgress[] = [];
  const stopper = new AbortController();
  const run = (what = trials) =>
    runExperiment(lab, { trials: what }, { labelled: 100 }, (now) => seen.push(now), stopper.signal);
  return { engine, lab, seen, stopper, run };
}

/** Waits until the engine was asked to play so many times. */
async function played(engine: FakeEngine, times: number) {
  await expect.poll(() => engine.numAsked('play')).toBe(times);
}

const finish = (engine: FakeEngine) => {
  engine.phase('training', 1);
  engine.phase('finished', 500);
};

const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => Reflect.get(error as object, 'reason') as unknown,
  );

describe('an experiment of a lesson', () => {
  it('trains every trial to its end, from the beginning, and looks back at it', async () => {
    const { engine, lab, seen, run } = await open();
    const work = run();
    await played(engine, 1);
    expect(lab.getState()).toMatchObject({ numExperiments: 1, config: { labelled: 100, temperature: 1 } });
    finish(engine);
    await played(engine, 2);
    // What the first one trained is no part of the second.
    expect(engine.numAsked('reset')).toBe(1);
    finish(engine);
    const outcomes = await work;
    expect(lab.getState().numExperiments).toBe(0);
    expect(outcomes.map(({ config }) => config.temperature)).toEqual([1, 8]);
    expect(outcomes[0]?.answers.labels).toHaveLength(1_000);
    expect(outcomes[0]?.sizes).toMatchObject({
      teacher: { numParameters: 206_922, msPerPicture: 0.5 },
      student: { numParameters: 9_098, bytes: 4 * 9_098, msPerPicture: 0.2 },
    });
    expect(seen.map(({ trial, phase }) => `${trial} ${phase}`)).toEqual(
      expect.arrayContaining(['0 preparing', '0 training', '1 preparing', '1 training']),
    );
  });

  it('leaves nothing of the run before in it', async () => {
    const { engine, lab, run } = await open();
    await lab.actions.configure({ alpha: 0.1, methods: [] });
    const work = run([{ change: { temperature: 2 } }]);
    await played(engine, 1);
    expect(lab.getState().config).toEqual({ ...defaultRunConfig, labelled: 100, temperature: 2 });
    finish(engine);
    await work;
  });

  it('goes at full speed, and gives the speed back', async () => {
    const { engine, lab, run } = await open();
    await lab.actions.setSpeed(2);
    const work = run([{ change: {} }]);
    await played(engine, 1);
    expect(lab.getState().stepsPerSecond).toBeNull();
    finish(engine);
    await work;
    expect(lab.getState().stepsPerSecond).toBe(2);
  });

  it('leaves a speed alone that the visitor chooses meanwhile, full speed too', async () => {
    const { engine, lab, run } = await open();
    for (const [round, chosen] of [[10], [10, null]].entries()) {
      await lab.actions.setSpeed(2);
      const work = run([{ change: {} }]);
      await played(engine, round + 1);
      for (const speed of chosen) await lab.actions.setSpeed(speed);
      finish(engine);
      await work;
      expect(lab.getState().stepsPerSecond).toBe(chosen.at(-1));
    }
  });

  it('can be paused and gone on with', async () => {
    const { engine, lab, seen, run } = await open();
    const work = run([{ change: {} }]);
    await played(engine, 1);
    engine.phase('training', 5);
    await lab.actions.pause();
    engine.phase('paused', 6);
    expect(seen.at(-1)?.phase).toBe('paused');
    finish(engine);
    expect(await work).toHaveLength(1);
  });

  it.each<
    [string, string, (parts: { engine: FakeEngine; lab: LabStore; stopper: AbortController }) => unknown]
  >([
    ['it is stopped', 'stopped', ({ stopper }) => stopper.abort()],
    ['a control is moved meanwhile', 'changed', ({ lab }) => lab.actions.configure({ alpha: 0 })],
    ['another run is begun', 'changed', ({ engine }) => engine.newRun()],
    [
      'the loss stops being a number',
      'failed',
      ({ engine }) =>
        engine.emit({
          type: 'notice',
          notice: { kind: 'not-finite', step: 3, term: 'total', lastGoodStep: 2 },
        }),
    ],
    [
      'the engine fails',
      'failed',
      ({ engine }) =>
        engine.emit({
          type: 'notice',
          notice: { kind: 'failed', error: toWireError(new Error('out of memory')) },
        }),
    ],
  ])('ends when %s', async (_, reason, happen) => {
    const { engine, lab, stopper, run } = await open();
    const ended = reasonOf(run());
    await played(engine, 1);
    engine.phase('training', 1);
    await happen({ engine, lab, stopper });
    expect(await ended).toBe(reason);
    expect(engine.numAsked('pause')).toBe(reason === 'stopped' ? 1 : 0);
    expect(engine.numAsked('play')).toBe(1);
  });

  it('can be tried again after a failure', async () => {
    const { engine, run } = await open();
    engine.fail('play', new PlaygroundError('unexpected', 'no', ''));
    expect(await reasonOf(run())).toBe('failed');
    engine.fail('play', null);
    const work = run([{ change: {} }]);
    await played(engine, 2);
    finish(engine);
    expect(await work).toHaveLength(1);
  });

  it('ends when the student is promoted, a snapshot is put back or the teacher is taught on', async () => {
    const lanes = { step: 1, teacherStep: 1, teacherCard: null };
    const taught = { ...lanes, phase: 'paused', keptRunId: null, progress: null } as const;
    const changes: readonly ((lab: LabStore, engine: FakeEngine) => unknown)[] = [
      (lab) => lab.actions.promote(),
      (lab) => lab.actions.restore({} as never),
      (lab) => lab.actions.restoreLastGood(),
      (lab, engine) => {
        const runId = lab.getState().status?.runId ?? 0;
        engine.emit({ type: 'status', status: { ...taught, runId, teacherStep: 1_000 } });
      },
    ];
    for (const change of changes) {
      const { engine, lab, run } = await open();
      const work = reasonOf(run([{ change: { temperature: 2 } }]));
      await played(engine, 1);
      engine.phase('training', 1);
      await change(lab, engine);
      finish(engine);
      expect(await work).toBe('changed');
    }
  });

  it('goes on when such a change is refused', async () => {
    const { engine, lab, run } = await open();
    const work = run([{ change: { temperature: 2 } }]);
    await played(engine, 1);
    engine.fail('promote', new UntrainedError());
    await lab.actions.promote().catch(() => undefined);
    lab.actions.dismiss('error');
    finish(engine);
    expect(await work).toHaveLength(1);
  });
});
