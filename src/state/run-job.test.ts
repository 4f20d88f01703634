import { describe, expect, it } from 'vitest';
import { createJob } from '@/protocol/run/job.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine } from './fake-engine.ts';
import { createLabStore } from './lab-store.ts';
import type { JobProgress } from '@/protocol/run/job-progress.ts';
import { runJob } from './run-job.ts';

const job = createJob({ ...defaultRunConfig, seed: 5 });

function open() {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  const controller = new AbortController();
  const seen: JobProgress[] = [];
  return {
    engine,
    lab,
    controller,
    seen,
    start: () => lab.actions.start(null, 'http://localhost/'),
    run: (what = job) => runJob(lab, what, (progress) => seen.push(progress), controller.signal),
    kinds: () => engine.requests.map(({ kind }) => kind),
  };
}

describe('a job in the lab', () => {
  it('shows its configuration at once, and the visitor can pause and play it', async () => {
    const { engine, lab, run, start } = open();
    await start();
    const record = run();
    expect(lab.getState().config).toBe(job.config);
    await expect.poll(() => lab.getState().status?.jobId).toBe(job.id);
    engine.phase('training', 1);
    expect(lab.getState().isPlaying).toBe(true);
    await lab.actions.pause();
    engine.phase('paused', 2);
    expect(lab.getState().isPlaying).toBe(false);
    await lab.actions.play();
    engine.phase('finished', 500);
    expect(await record).toMatchObject({ id: job.id, end: { status: 'finished' } });
    expect(lab.getState()).toMatchObject({ isPlaying: false, status: { jobId: null } });
  });

  it('is cancelled if its first report of progress aborts the signal', async () => {
    const { lab, controller, start } = open();
    await start();
    const record = runJob(lab, job, () => controller.abort(), controller.signal);
    expect((await record).end).toEqual({ status: 'stopped', reason: 'cancelled' });
  });

  it('waits for the engine to start, and so does its cancellation', async () => {
    const { engine, run, start, controller, kinds } = open();
    const release = engine.hold('start');
    const started = start();
    const record = run();
    controller.abort();
    expect(kinds()).toEqual(['start']);
    release();
    await started;
    expect((await record).end).toEqual({ status: 'stopped', reason: 'cancelled' });
    expect(kinds().indexOf('runJob')).toBeLessThan(kinds().indexOf('cancelJob'));
  });

  it('is preparing until its run is built; Play waits for the run', async () => {
    const { engine, lab, run, start, seen, kinds } = open();
    await start();
    const release = engine.hold('runJob');
    const record = run();
    const played = lab.actions.play();
    await expect.poll(() => engine.numRequests('runJob')).toBe(1);
    expect(engine.numRequests('play')).toBe(0);
    release();
    await played;
    expect(kinds().lastIndexOf('play')).toBeGreaterThan(kinds().lastIndexOf('runJob'));
    expect(new Set(seen.map(({ phase }) => phase))).toEqual(new Set(['preparing']));
    engine.phase('training', 1);
    expect(seen.at(-1)).toEqual({ phase: 'training', share: 0 });
    engine.phase('finished', 500);
    expect(seen).toContainEqual({ phase: 'training', share: 1 });
    await record;
  });

  it('loads other pictures for another dataset, even if it ends before its run is built', async () => {
    const { engine, lab, run, start } = open();
    await start();
    const release = engine.hold('runJob');
    const record = run(createJob({ ...defaultRunConfig, dataset: 'fashion-mnist' }));
    expect(lab.getState().pictures).toEqual([]);
    await expect.poll(() => engine.numRequests('runJob')).toBe(1);
    release();
    await expect.poll(() => lab.getState().status?.jobId).not.toBeNull();
    engine.endJob({ status: 'stopped', reason: 'changed' });
    await record;
    expect(engine.numRequests('pictures')).toBe(2);
    expect(lab.getState()).toMatchObject({ isReady: true, picture: { index: 1 } });
  });
});
