import { describe, expect, it } from 'vitest';
import { defaultRunConfig } from '@/protocol/run-config.ts';
import { FakeEngine } from './fake-engine.ts';
import { createLabStore } from './lab-store.ts';
import { differingKeys } from './differing-keys.ts';

async function open() {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  const { configure } = lab.actions;
  await lab.actions.start(null, 'http://localhost/');
  const notKept = () => {
    const { trained, config } = lab.getState();
    return trained.length > 0 ? differingKeys([...trained, config]) : null;
  };
  const train = (to: number) => {
    engine.phase('training', to - 1);
    engine.phase('paused', to);
  };
  return { engine, lab, configure, notKept, train };
}

describe('the differing settings of a run', () => {
  it('are those set after its last step, until they are set back', async () => {
    const { configure, notKept, train } = await open();
    expect(notKept()).toBeNull();
    train(40);
    expect(notKept()).toEqual([]);
    await configure({ temperature: 20, alpha: 0 });
    expect(notKept()).toEqual(['temperature', 'alpha']);
    await configure({ temperature: 4, alpha: 0.9 });
    train(50);
    expect(notKept()).toEqual([]);
  });

  it('include a setting that changed between steps, even if set back', async () => {
    const { engine, lab, configure, notKept, train } = await open();
    train(40);
    await configure({ alpha: 0 });
    train(41);
    await configure({ alpha: 0.9 });
    expect(notKept()).toEqual(['alpha']);
    await lab.actions.reset();
    expect(notKept()).toBeNull();
    engine.phase('training', 1);
    await configure({ temperature: 8 });
    await configure({ temperature: 4 });
    engine.phase('paused', 9);
    expect(notKept()).toEqual(['temperature']);
  });

  it('include only settings that affect training', async () => {
    const { configure, notKept, train } = await open();
    await configure({ temperature: 2 });
    train(40);
    await configure({ steps: 40, logitBias: Array.from({ length: 10 }, () => 1), hintBeta: 7 });
    expect(notKept()).toEqual([]);
    await configure({ methods: ['soft-targets', 'hints'] });
    expect(notKept()).toEqual(['methods', 'hintBeta']);
  });

  it('survive a lost device', async () => {
    const { engine, configure, notKept, train } = await open();
    train(40);
    await configure({ alpha: 0 });
    train(60);
    await configure({ alpha: 0.9 });
    engine.phase('loading-data');
    engine.newRun();
    engine.phase('paused', 50);
    engine.emit({ type: 'notice', notice: { kind: 'device-recovered', step: 50, replacedBy: null } });
    expect(notKept()).toEqual(['alpha']);
  });
});
