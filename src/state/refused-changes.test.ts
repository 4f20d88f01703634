import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { LayerError } from '@/core/errors.ts';
import { defaultRunConfig, type RunConfig } from '@/protocol/run-config.ts';
import { FakeEngine, fakeFrame } from './fake-engine.ts';
import { createLabStore } from './lab-store.ts';

/** An engine that stores accepted changes, and refuses hints like one with a promoted teacher. */
async function open() {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  await lab.actions.start(null, 'http://localhost/');
  let accepted: RunConfig = defaultRunConfig;
  const request = engine.request.bind(engine);
  vi.spyOn(engine, 'request').mockImplementation(async (kind, payload) => {
    if (kind !== 'configure') return request(kind, payload as never);
    const { config } = payload as unknown as { config: RunConfig };
    await Promise.resolve();
    if (config.methods.includes('hints')) throw new LayerError('hintLayer', 'stage3', 'stage1 | stage2');
    accepted = config;
    return request(kind, payload as never);
  });
  return { engine, lab, accepted: () => accepted };
}

describe('a change that the engine refuses', () => {
  it('is reverted on the page, with the reason', async () => {
    const { engine, lab, accepted } = await open();
    engine.phase('training', 3);
    const refused = lab.actions.configure({ methods: ['soft-targets', 'hints'] });
    await expect(refused).rejects.toMatchObject({ code: 'layer-missing' });
    const { config, error, trained } = lab.getState();
    expect([config, accepted()]).toEqual([defaultRunConfig, defaultRunConfig]);
    expect(error).toMatchObject({ code: 'layer-missing' });
    expect(trained.some(({ methods }) => methods.includes('hints'))).toBe(false);
    await lab.actions.configure({ temperature: 7 });
    expect([accepted().temperature, lab.getState().error]).toEqual([7, null]);
  });

  it('leaves page and engine with the same configuration, for any changes in any order', async () => {
    const change = fc.oneof(
      fc.record({ temperature: fc.integer({ min: 1, max: 20 }) }),
      fc.record({ alpha: fc.constantFrom(0, 0.5, 1) }),
      fc.record({ methods: fc.subarray(['soft-targets', 'hints', 'decoupled']) }),
      fc.record({ seed: fc.integer({ min: 0, max: 3 }) }),
    );
    const steps = fc.array(fc.tuple(change, fc.boolean()), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const { lab, accepted } = await open();
        for (const [each, waits] of list) {
          const configured = lab.actions.configure(each).catch(() => undefined);
          if (waits) await configured;
        }
        await lab.actions.settled();
        const { isReady, config } = lab.getState();
        expect(isReady ? config : accepted()).toEqual(accepted());
      }),
      { seed: 3, numRuns: 100 },
    );
  });
});

describe('restoring a snapshot', () => {
  it('removes undone steps from the curves at once, including pending frames', async () => {
    const { engine, lab } = await open();
    const runId = lab.getState().status?.runId ?? 0;
    engine.phase('training', 4);
    engine.emit({ type: 'frame', frame: fakeFrame(runId, [1, 2, 3, 4]) });
    engine.phase('paused', 2);
    expect(lab.getState().series.steps.map(({ step }) => step)).toEqual([1, 2]);
  });
});
