import { describe, expect, it } from 'vitest';
import { PaceMeter } from './pace-meter.ts';

/** A clock of whole ms; reading it takes a microsecond. */
function wholeMs() {
  let real = 0.2;
  const now = () => {
    real += 0.001;
    return Math.floor(real);
  };
  const step = (ms: number) => {
    const started = now();
    real += ms;
    return now() - started;
  };
  return { now, step, wait: (ms: number) => (real = Math.ceil(real + ms)) };
}

describe('the pace of training on a clock of whole ms', () => {
  it('is not reported after one step', () => {
    const { now, step } = wholeMs();
    const meter = new PaceMeter(now);
    meter.addStep(step(0.4), false);
    meter.settle(0);
    expect(meter.msPerStep).toBeNull();
  });

  it('is accurate once the steps lasted 50 ticks, single ones too', () => {
    const { now, step } = wholeMs();
    const meter = new PaceMeter(now);
    for (let index = 0; index < 400; index++) {
      meter.restart();
      meter.addStep(step(0.37), false);
      meter.settle(0);
    }
    expect(meter.msPerStep).toBeGreaterThan(0.33);
    expect(meter.msPerStep).toBeLessThan(0.41);
  });

  it('ignores short steps after a timer, which appear to take no time', () => {
    const { now, step, wait } = wholeMs();
    const meter = new PaceMeter(now);
    for (let index = 0; index < 300; index++) {
      wait(10);
      meter.addStep(step(0.6), true);
      meter.settle(0);
    }
    expect(meter.msPerStep).toBeNull();
    for (let index = 0; index < 10; index++) {
      wait(10);
      meter.addStep(step(60), true);
      meter.settle(0);
    }
    expect(meter.msPerStep).toBeCloseTo(60, 0);
  });
});
