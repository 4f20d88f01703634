import { expect, vi } from 'vitest';
import type { EnginePort } from '@/protocol/engine/port.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { sampled } from '../curves.ts';
import { createLabStore } from '../lab-store.ts';
import { fakeShelves, fakeTabs } from './fake-browser.ts';
import { followLiveRun } from './live-run.ts';

/**
 * A browser whose pages each have their own engine, as after a reload.
 *
 * @param createPort creates an engine that trains
 */
export function createBrowser(createPort: () => EnginePort) {
  const shelves = fakeShelves();
  const tabs = fakeTabs();
  return {
    close: (id: string) => tabs.open.delete(id),
    open: async (config: RunConfig) => {
      const engine = createPort();
      const lab = createLabStore(engine, config);
      const backend = await lab.actions.start(null, 'http://localhost/');
      lab.setState({ backend });
      const [shelf, tab] = [shelves.open(), tabs.tab()];
      // Saves only when it is told to, and when the run pauses.
      const live = followLiveRun(lab, shelf, tab, 1e9);
      const train = async (steps: number) => {
        await engine.request('train', { steps });
        const { step } = await engine.request('snapshot', {});
        await vi.waitFor(() => expect(lab.getState().series.steps.at(-1)?.step).toBe(step));
      };
      return { engine, lab, shelf, live, tabs: tab, train };
    },
  };
}

type Page = Awaited<ReturnType<ReturnType<typeof createBrowser>['open']>>;

/** The curves that a page shows, and every weight of its run. */
export async function resultOf({ lab, engine }: Page) {
  const { series } = lab.getState();
  const { arrays } = await engine.request('snapshot', {});
  return {
    steps: sampled(series.steps, Infinity),
    teacherSteps: sampled(series.teacherSteps, Infinity),
    evaluations: sampled(series.evaluations, Infinity),
    generations: series.generations,
    arrays,
  };
}
