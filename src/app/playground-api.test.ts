import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine, fakeLogits, fakeReport } from '@/state/fake-engine.ts';
import { createLabStore } from '@/state/lab-store.ts';
import { createPlaygroundApi } from './playground-api.ts';

function open() {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  const started = lab.actions.start(null, 'http://localhost/');
  return { engine, playground: createPlaygroundApi(engine, lab, started) };
}

describe('window.playground', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('reports backend, adapter and self-test once ready', async () => {
    const { backend, adapter, trials } = fakeReport;
    expect(await open().playground.ready()).toEqual({ backend, adapter, selfTest: trials });
  });

  it('accepts a script that awaits nothing', async () => {
    const { playground } = open();
    expect(await playground.train(5)).toMatchObject({ step: 5, accuracy: { student: 0.9, control: 0.8 } });
    expect(await playground.evaluate()).toEqual({ teacher: 0.99, student: 0.9, control: 0.85 });
  });

  it('configures like a link, with the same errors', async () => {
    const { engine, playground } = open();
    await playground.ready();
    expect(await playground.configure({ temperature: 7, alpha: 0.5 })).toMatchObject({ temperature: 7 });
    expect(playground.config()).toMatchObject({ temperature: 7, alpha: 0.5 });
    await expect(playground.configure({ temperature: 99 })).rejects.toThrow(
      'temperature is 99, expected a number from 0.5 to 20',
    );
    await expect(playground.configure({ temprature: 4 })).rejects.toThrow('temprature');
    expect(playground.config().temperature).toBe(7);
    expect(engine.numRequests('configure')).toBe(1);
  });

  it('predicts probabilities at a temperature', async () => {
    const { playground } = open();
    const { teacher, student } = await playground.predict(new Float32Array(784), { temperature: 2 });
    const powers = fakeLogits(3).teacher.map((logit) => Math.E ** (logit / 2));
    const sum = powers.reduce((total, power) => total + power);
    expect(teacher).toEqual(powers.map((power) => expect.closeTo(power / sum, 9)));
    expect(student).toEqual(Array.from({ length: 10 }, () => expect.closeTo(0.1, 9)));
  });

  it('runs jobs one after the other, whatever the current run, and reports progress', async () => {
    const { engine, playground } = open();
    await playground.configure({ alpha: 0.1 });
    const seen: unknown[] = [];
    const first = playground.run(
      [{ config: { seed: 3 }, measure: { answers: 10 } }, { config: { seed: 4 } }],
      { onProgress: ({ job, phase }) => seen.push(`${job} ${phase}`) },
    );
    // Queued behind the first.
    const second = playground.run([{ config: { seed: 5 } }]);
    for (const number of [1, 2, 3]) {
      await expect.poll(() => engine.numRequests('runJob')).toBe(number);
      engine.phase('training', 1);
      engine.phase('finished', 500);
    }
    const [three, four] = await first;
    expect(three).toMatchObject({ config: { ...defaultRunConfig, seed: 3 }, end: { status: 'finished' } });
    expect([three?.answers?.labels.length, four?.answers]).toEqual([10, null]);
    expect(await second).toMatchObject([{ seed: 5 }]);
    expect(seen).toEqual(expect.arrayContaining(['0 preparing', '0 training', '1 preparing', '1 training']));
  });

  it('cancels the current job and starts no other when the signal aborts', async () => {
    const { engine, playground } = open();
    const controller = new AbortController();
    const work = playground.run([{ config: { seed: 3 } }, { config: { seed: 4 } }], {
      signal: controller.signal,
    });
    await expect.poll(() => engine.numRequests('runJob')).toBe(1);
    engine.phase('training', 1);
    controller.abort();
    expect(await work).toMatchObject([{ seed: 3, end: { status: 'stopped', reason: 'cancelled' } }]);
    expect(engine.numRequests('runJob')).toBe(1);
    expect(await playground.run([{ config: {} }], { signal: controller.signal })).toEqual([]);
  });

  it('leaves no listener on its signals, whether the jobs finish or a callback throws', async () => {
    const { engine, playground } = open();
    await playground.ready();
    let numAdded = 0;
    let numLeft = 0;
    const countedSignal = () => {
      const { signal } = new AbortController();
      const listeners = new Set<unknown>();
      vi.spyOn(signal, 'addEventListener').mockImplementation((_, listener) => {
        listeners.add(listener);
        numAdded += 1;
        numLeft += 1;
      });
      vi.spyOn(signal, 'removeEventListener').mockImplementation((_, listener) => {
        if (listeners.delete(listener)) numLeft -= 1;
      });
      return signal;
    };
    const signals = { signal: countedSignal(), pause: countedSignal() };
    const work = playground.run([{ config: { seed: 3 } }, { config: { seed: 4 } }], signals);
    for (const number of [1, 2]) {
      await expect.poll(() => engine.numRequests('runJob')).toBe(number);
      expect(numLeft).toBeGreaterThan(0);
      engine.phase('training', 1);
      engine.phase('finished', 500);
    }
    await work;
    expect(numLeft).toBe(0);
    const reported = vi.fn<(error: unknown) => void>();
    vi.stubGlobal('reportError', reported);
    const onProgress = () => {
      throw new Error('of the script');
    };
    const again = playground.run([{ config: { seed: 5 } }], { ...signals, onProgress });
    await expect.poll(() => engine.numRequests('runJob')).toBe(3);
    engine.phase('training', 1);
    engine.phase('finished', 500);
    await again;
    expect(reported).toHaveBeenCalled();
    expect(numAdded).toBe(6);
    expect(numLeft).toBe(0);
  });

  it('trains the current job to its end and starts no other when it is paused', async () => {
    const { engine, playground } = open();
    const controller = new AbortController();
    const work = playground.run([{ config: { seed: 3 } }, { config: { seed: 4 } }], {
      pause: controller.signal,
    });
    await expect.poll(() => engine.numRequests('runJob')).toBe(1);
    engine.phase('training', 1);
    controller.abort();
    engine.phase('finished', 500);
    expect(await work).toMatchObject([{ seed: 3, end: { status: 'finished' } }]);
    expect(engine.numRequests('runJob')).toBe(1);
  });

  it('repeats the run with changes over seeds, here as the live run', async () => {
    const { engine, playground } = open();
    await playground.configure({ alpha: 0.1 });
    const work = playground.repeat({ seeds: 2, change: { temperature: 8, seed: 7 } }, { parallel: false });
    for (const number of [1, 2]) {
      await expect.poll(() => engine.numRequests('runJob')).toBe(number);
      engine.phase('finished', 500);
    }
    const { records, ...answer } = await work;
    expect(records.map(({ seed, config }) => [seed, config.alpha, config.temperature])).toEqual([
      [7, 0.1, 8],
      [8, 0.1, 8],
    ]);
    // The fake engine's records have no evaluation.
    expect(answer).toMatchObject({ difference: { mean: null, low: null, high: null }, verdict: 'too-close' });
  });

  it('repeats the configuration that the lab had when it was called', async () => {
    const { engine, playground } = open();
    await playground.configure({ seed: 3 });
    const work = playground.repeat({ seeds: 1 }, { parallel: false });
    await playground.configure({ seed: 9 });
    await expect.poll(() => engine.numRequests('runJob')).toBe(1);
    engine.phase('finished', 500);
    expect((await work).records.map(({ seed }) => seed)).toEqual([3]);
  });

  it('repeats in the background if `parallel` is given as undefined', async () => {
    const { engine, playground } = open();
    // Node has no page for a background engine, which does not start.
    await expect(playground.repeat({ seeds: 1 }, { parallel: undefined as never })).rejects.toThrow(
      ReferenceError,
    );
    expect(engine.numRequests('runJob')).toBe(0);
  });

  it('trains all jobs, and reports the error, if a callback throws', async () => {
    const reported: unknown[] = [];
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
    const { engine, playground } = open();
    const [inProgress, inRecord] = [new Error('progress'), new Error('record')];
    const work = playground.run([{ config: { seed: 3 } }, { config: { seed: 4 } }], {
      onProgress: () => {
        throw inProgress;
      },
      onRecord: () => {
        throw inRecord;
      },
    });
    for (const number of [1, 2]) {
      await expect.poll(() => engine.numRequests('runJob')).toBe(number);
      engine.phase('training', 1);
      engine.phase('finished', 500);
    }
    expect(await work).toMatchObject([{ end: { status: 'finished' } }, { end: { status: 'finished' } }]);
    expect(new Set(reported)).toEqual(new Set([inProgress, inRecord]));
    expect(reported.filter((error) => error === inRecord)).toHaveLength(2);
  });

  it('studies α and T, one row per combination', async () => {
    const { engine, playground } = open();
    const seen: number[] = [];
    const work = playground.study(
      { alpha: [0, 1], seeds: [3] },
      { parallel: false, onRecord: (record, job) => seen.push(job, record.config.alpha) },
    );
    for (const number of [1, 2]) {
      await expect.poll(() => engine.numRequests('runJob')).toBe(number);
      engine.phase('finished', 500);
    }
    expect(await work).toMatchObject([
      { alpha: 0, temperature: 4, verdict: 'too-close' },
      { alpha: 1, temperature: 4, verdict: 'too-close' },
    ]);
    expect(seen).toEqual([0, 0, 1, 1]);
  });

  it('resets to the same seed or another', async () => {
    const { engine, playground } = open();
    await playground.reset();
    await playground.reset({ seed: 7 });
    expect(playground.config().seed).toBe(7);
    expect(
      engine.requests.filter(({ kind }) => kind === 'reset').map(({ payload }) => payload),
    ).toMatchObject([{ seed: null }, { seed: 7 }]);
  });

  it.each(['x', -5, 1.5, NaN, undefined])('does not train %s steps', async (steps) => {
    const { engine, playground } = open();
    await expect(playground.train(steps as number)).rejects.toThrow(/steps is .*, expected a whole number/);
    expect(engine.numRequests('train')).toBe(0);
  });

  it('refuses an invalid temperature', async () => {
    const { engine, playground } = open();
    for (const temperature of [0, -1, NaN, Infinity]) {
      await expect(playground.predict(new Float32Array(784), { temperature })).rejects.toThrow(
        `temperature is ${temperature}, expected a number above 0`,
      );
    }
    expect(engine.numRequests('predict')).toBe(0);
  });

  it('trains the run requested just before, and rebuilds it if that failed', async () => {
    const { engine, playground } = open();
    await playground.ready();
    const configured = playground.configure({ seed: 3 });
    await playground.train(1);
    await configured;
    const kinds = engine.requests.map(({ kind }) => kind);
    expect(kinds.indexOf('configure')).toBeLessThan(kinds.indexOf('train'));
    engine.fail('configure', new Error('gone'));
    await expect(playground.configure({ dataset: 'fashion-mnist' })).rejects.toThrow('gone');
    await expect(playground.train(1)).rejects.toThrow('gone');
    engine.fail('configure', null);
    expect(await playground.train(1)).toMatchObject({ step: 1 });
  });
});
