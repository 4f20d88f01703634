import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createJob, type Measurements } from '@/protocol/run/job.ts';
import { recordToJson } from '@/protocol/run/record-json.ts';
import { parseRunRecord } from '@/protocol/run/parse-record.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { startNodeWasm } from '../../compute/backend/node-wasm.ts';
import { requestHandlers } from '../dispatch.ts';
import { lose, serveFile, smallRun, startEngine } from '../testing/start-engine.ts';

const measure: Measurements = { answers: 300, embedding: 'embedding', fullTest: true, forwardMs: true };
/** A live teacher and three generations: covers everything a run can have. */
const wholeRun: RunConfig = {
  ...smallRun,
  teacher: 'cnn-32-64',
  student: 'cnn-4-8',
  teacherSteps: 25,
  methods: ['soft-targets', 'born-again'],
  steps: 15,
};

/** The parts of a run record that do not depend on id or time. */
function timeless({ curves, reports, generations, end }: RunRecord) {
  const { ms: _ms, ...evaluations } = curves.evaluations;
  return { curves: { ...curves, evaluations }, reports, generations, end };
}

/** A training engine with a job that has done a few steps. */
async function underWay(config: RunConfig = { ...smallRun, steps: 4_000 }) {
  const started = await startEngine(smallRun);
  const job = createJob(config, { answers: 10 });
  const record = started.engine.jobs.run(job);
  const untilStep = async (step: number) => {
    while ((started.losses().at(-1)?.step ?? 0) < step) await started.untilFrame();
  };
  const untilTeacherStep = async (step: number) => {
    const last = () =>
      started.events.findLast((event) => event.type === 'frame' && event.frame.teacherSteps.length > 0);
    for (;;) {
      const event = last();
      if (event?.type === 'frame' && (event.frame.teacherSteps.at(-1)?.step ?? 0) >= step) return;
      await started.untilFrame();
    }
  };
  const status = () => {
    const event = started.events.findLast(({ type }) => type === 'status');
    return event?.type === 'status' ? event.status : null;
  };
  return { ...started, job, record, untilStep, untilTeacherStep, status };
}

const recordOf = async (config: RunConfig, measured: Partial<Measurements>) => {
  const { engine } = await startEngine(smallRun);
  return engine.jobs.run(createJob(config, measured));
};

describe('a job', { timeout: 300_000 }, () => {
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterAll(() => vi.unstubAllGlobals());

  it('equals configure, reset, train and the single measurements exactly', async () => {
    const { engine, events, losses } = await startEngine(smallRun);
    await engine.configure(wholeRun);
    await engine.reset(null);
    events.length = 0;
    const trained = await engine.train(3 * wholeRun.steps);
    const [answers, neighbours] = [
      await requestHandlers.answers(engine, { numPictures: 300 }),
      await requestHandlers.neighbours(engine, { layer: 'embedding', numPictures: 300 }),
    ];
    const fullTest = await engine.evaluate();
    const frames = events.flatMap((event) => (event.type === 'frame' ? [event.frame] : []));
    const evaluations = frames.flatMap((frame) => frame.evaluations);

    const record = await recordOf(wholeRun, measure);
    expect(record).toMatchObject({
      config: wholeRun,
      seed: wholeRun.seed,
      end: { status: 'finished' },
      backend: 'wasm',
      adapter: 'test',
      threads: 1,
    });
    // The request also says at which step of which run.
    expect(answers).toMatchObject({ ...record.answers, step: trained.step });
    expect(record.neighbours).toEqual(neighbours);
    expect(record.reports).toEqual({ curve: evaluations.at(-1), fullTest });
    expect(record.generations).toEqual(trained.generations);
    expect(record.generations).toHaveLength(3);
    const { student, teacher, evaluations: points } = record.curves;
    expect([...student.studentTotal]).toEqual(losses().map(({ studentTotal }) => studentTotal));
    expect([...student.controlTotal]).toEqual(losses().map(({ controlTotal }) => controlTotal));
    expect([...(student.terms['softTargets'] ?? [])]).toEqual(
      losses().map(({ terms }) => terms['softTargets'] ?? NaN),
    );
    expect([...teacher.crossEntropy]).toEqual(
      frames.flatMap((frame) => frame.teacherSteps.map(({ crossEntropy }) => crossEntropy)),
    );
    expect([...points.student.accuracy]).toEqual(evaluations.map((report) => report.student.accuracy));
    expect([...points.teacherStep]).toEqual(evaluations.map(({ teacherStep }) => teacherStep));
    expect([...points.ms]).toEqual([...points.ms].toSorted((one, other) => one - other));
    expect(record.networks.student.msPerPicture).toBeGreaterThan(0);
    expect(parseRunRecord(JSON.parse(JSON.stringify(recordToJson(record))))).toEqual(record);
  });

  it('leaves the same record if paused and resumed, during the teacher’s and the student’s training', async () => {
    const { engine, record, job, status, untilStep, untilTeacherStep } = await underWay(wholeRun);
    await untilTeacherStep(7);
    for (const step of [0, 3, 18, 33]) {
      await untilStep(step);
      await requestHandlers.pause(engine, {});
      expect(status()).toMatchObject({ phase: 'paused', jobId: job.id });
      await requestHandlers.play(engine, {});
    }
    const straight = await recordOf(wholeRun, {});
    expect(timeless(await record)).toEqual(timeless(straight));
  });

  it('stays paused while its run is being built, and trains once resumed', async () => {
    const { engine } = await startEngine(smallRun);
    const record = engine.jobs.run(createJob(smallRun));
    await engine.pause();
    await engine.inspect(async ({ run }) => expect(run.step).toBe(0));
    await engine.play();
    expect((await record).curves.student.step).toHaveLength(smallRun.steps);
  });

  it('is named in status and frames while it runs', async () => {
    const { events, job, record } = await underWay({ ...smallRun, steps: 30 });
    await record;
    const ofRun = events.flatMap((event) => {
      if (event.type === 'frame') return [{ runId: event.frame.runId, jobId: event.frame.jobId }];
      return [];
    });
    expect(new Set(ofRun.map(({ jobId }) => jobId))).toEqual(new Set([job.id]));
    const statuses = events.flatMap((event) => (event.type === 'status' ? [event.status] : []));
    const phases = statuses.filter(({ jobId }) => jobId === job.id).map(({ phase }) => phase);
    expect(phases).toEqual(expect.arrayContaining(['loading-data', 'ready', 'training', 'finished']));
    expect(statuses.at(-1)).toMatchObject({ phase: 'finished', jobId: null });
  });

  it('records nothing of the run that it replaces', async () => {
    const { engine, untilFrame } = await startEngine({ ...smallRun, steps: 4_000 });
    const played = engine.play();
    await untilFrame();
    const { curves } = await engine.jobs.run(createJob(smallRun));
    await played;
    expect([...curves.student.step]).toEqual(Array.from({ length: smallRun.steps }, (_, at) => at + 1));
  });

  it('trains at full speed and restores the speed, or keeps one chosen meanwhile', async () => {
    const { engine } = await startEngine(smallRun);
    await requestHandlers.setSpeed(engine, { stepsPerSecond: 0.001 });
    await engine.jobs.run(createJob(smallRun));
    expect(engine.settings.stepsPerSecond).toBe(0.001);
    const record = engine.jobs.run(createJob(smallRun));
    await requestHandlers.setSpeed(engine, { stepsPerSecond: 1_000 });
    await record;
    expect(engine.settings.stepsPerSecond).toBe(1_000);
  });

  it('ends as stopped with partial results if it is cancelled', async () => {
    const { engine, job, record, untilStep, status } = await underWay();
    await untilStep(5);
    await requestHandlers.cancelJob(engine, { id: 'another' });
    expect(status()?.jobId).toBe(job.id);
    await requestHandlers.cancelJob(engine, { id: job.id });
    const { end, curves, answers } = await record;
    expect(end).toEqual({ status: 'stopped', reason: 'cancelled' });
    expect(answers).toBeNull();
    expect(curves.student.step.length).toBeGreaterThanOrEqual(5);
    expect(status()).toMatchObject({ phase: 'paused', jobId: null });
    expect(engine.isTraining).toBe(false);
    parseRunRecord(await record);
  });

  const changes: readonly (readonly [string, (started: Awaited<ReturnType<typeof underWay>>) => unknown])[] =
    [
      ['a live change', ({ engine, job }) => engine.configure({ ...job.config, alpha: 0.25 })],
      ['a change that restarts', ({ engine, job }) => engine.configure({ ...job.config, seed: 9 })],
      ['a reset', ({ engine }) => engine.reset(null)],
      ['single steps', ({ engine }) => engine.stepLane('students', 1)],
      ['scripted training', ({ engine }) => engine.train(1)],
      ['a snapshot that is put back', async ({ engine }) => engine.restore(await engine.snapshot())],
      ['going back to good weights', ({ engine }) => engine.restoreLastGood()],
      ['a promotion', ({ engine }) => engine.promote()],
      ['another job', ({ engine }) => engine.jobs.run(createJob(smallRun))],
    ];
  it.each(changes)('ends as changed after %s', async (_, change) => {
    const started = await underWay();
    await started.untilStep(3);
    await change(started);
    const { end, curves } = await started.record;
    expect(end).toEqual({ status: 'stopped', reason: 'changed' });
    expect(curves.student.step.length).toBeGreaterThanOrEqual(3);
    expect(started.status()?.jobId).toBeNull();
    await started.engine.pause();
  });

  it('ends as changed after Undo', async () => {
    const { engine, untilFrame } = await startEngine(smallRun);
    await engine.train(3);
    const kept = engine.trainer.runId;
    const record = engine.jobs.run(createJob({ ...smallRun, steps: 4_000 }));
    await untilFrame();
    expect(await engine.undo(kept)).toEqual({ isRestored: true });
    expect((await record).end).toEqual({ status: 'stopped', reason: 'changed' });
    expect(engine.trainer.run.step).toBe(3);
  });

  it('continues as the visitor’s run after a live change, and stops at Pause', async () => {
    const { engine, job, record, untilStep, losses } = await underWay();
    await untilStep(3);
    await engine.configure({ ...job.config, alpha: 0.25 });
    await record;
    const { step } = losses().at(-1) ?? { step: 0 };
    await untilStep(step + 5);
    await engine.pause();
    expect(engine.isTraining).toBe(false);
  });

  it('continues if a change is refused or changes nothing', async () => {
    const { engine, job, record } = await underWay({ ...smallRun, steps: 40 });
    await engine.configure({ ...job.config });
    await expect(engine.restore({ ...(await engine.snapshot()), step: -1 })).rejects.toThrow(
      'the snapshot has',
    );
    expect((await record).end).toEqual({ status: 'finished' });
  });

  it('replaces the previous job, which ends as changed', async () => {
    const { engine, record } = await underWay();
    const second = engine.jobs.run(createJob(smallRun));
    expect((await record).end).toEqual({ status: 'stopped', reason: 'changed' });
    expect((await second).end).toEqual({ status: 'finished' });
  });

  it('ends as failed if the loss is not finite', async () => {
    const { engine, events, record } = await underWay({ ...smallRun, optimizer: 'sgd', steps: 4_000 });
    await engine.inspect(async ({ run }) => run.reconfigure({ ...run.config, learningRate: 1e38 }));
    const { end } = await record;
    expect(end).toMatchObject({ status: 'failed', error: { code: 'not-finite' } });
    expect(events.some((event) => event.type === 'notice' && event.notice.kind === 'not-finite')).toBe(true);
    parseRunRecord(await record);
  });

  it('ends as failed if its files are missing, and works once they are there', async () => {
    const { engine } = await startEngine(smallRun);
    const job = () => createJob({ ...smallRun, dataset: 'fashion-mnist' });
    lose((url) => url.includes('fashion'));
    const { end } = await engine.jobs.run(job());
    lose(() => false);
    expect(end).toMatchObject({ status: 'failed', error: { code: 'data-missing' } });
    expect((await engine.jobs.run(job())).end).toEqual({ status: 'finished' });
  });

  it.each<[string, object, Partial<Measurements>]>([
    ['config', { alpha: 3 }, {}],
    ['answers', {}, { answers: 20_000 }],
    ['embedding', {}, { embedding: 'stage9' }],
    ['fullTest', {}, { fullTest: 1 as never }],
  ])('is refused for a wrong %s, and changes nothing', async (_, change, wrong) => {
    const { engine } = await startEngine(smallRun);
    await engine.train(2);
    await expect(engine.jobs.run(createJob({ ...smallRun, ...change }, wrong))).rejects.toThrow('expected');
    expect(engine.trainer.run.step).toBe(2);
  });
});
