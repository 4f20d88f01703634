import { presetConfig, presets } from '../presets/presets.ts';
import type { MeasurableRun } from './student-runs.ts';

/** Every preset's run. */
export function presetRuns(): readonly MeasurableRun[] {
  return presets.map((preset) => {
    const { seed: _seed, ...config } = presetConfig(preset);
    return { id: preset.id, config };
  });
}
