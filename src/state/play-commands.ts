import { MAX_STEPS } from '@/core/check-whole.ts';
import { goalOf, numGenerations } from '@/protocol/run/length.ts';
import type { LabActions } from './lab-actions.ts';
import type { LabCore } from './lab-core.ts';
import { pressedCommand } from './play-state.ts';

/** Commands that train, pause and test the run. */
export function createPlayCommands(
  { engine, set, get, dispatch, pending, shown }: LabCore,
  { settled, retryData, configure }: Pick<LabActions, 'settled' | 'retryData' | 'configure'>,
): Pick<LabActions, 'play' | 'pause' | 'pressPlay' | 'step' | 'setSpeed' | 'evaluateAll'> {
  /** Play takes a run that is over as far again: its settings follow, so that link and results name all its steps. */
  const extend = async () => {
    const { config, status, series, isInLesson } = get();
    const start = series.generations.at(-1)?.step ?? 0;
    const step = status?.step ?? 0;
    if (isInLesson || numGenerations(config) > 1 || step - start < config.steps) return;
    const steps = goalOf(config, { count: 0, start }, step) - start;
    if (steps <= MAX_STEPS) await configure({ steps });
  };
  const play = async () => {
    // Play retries files that failed to load.
    if (!(await settled()) && get().backend && get().isPlaying) await retryData();
    if (!get().isReady) dispatch({ type: 'stopped' });
    // Not ready, or pressed again while the engine was still loading.
    if (!get().isPlaying) return;
    await extend();
    await shown('play', () => engine.request('play', {}));
  };
  const commands = {
    play: () =>
      pending('play', () =>
        play().catch((error: unknown) => {
          dispatch({ type: 'stopped' });
          throw error;
        }),
      ),
    pause: () =>
      shown('pause', async () => {
        dispatch({ type: 'stopped' });
        if (get().isReady) await engine.request('pause', {});
      }),
  };
  return {
    ...commands,
    pressPlay: (atMs) => {
      const command = pressedCommand(get(), atMs);
      if (command) commands[command]().catch(() => undefined);
      return command;
    },
    step: (lane) =>
      shown('step', () =>
        pending('step', async () => {
          if (await settled()) await engine.request('step', { lane, count: 1 });
        }),
      ),
    setSpeed: async (stepsPerSecond) => {
      set({ stepsPerSecond });
      if (await settled()) await engine.request('setSpeed', { stepsPerSecond });
    },
    evaluateAll: () =>
      shown('evaluate', () =>
        pending('test', async () => {
          const fullReport = await engine.request('evaluate', {});
          set({ fullReport });
          return fullReport;
        }),
      ),
  };
}
