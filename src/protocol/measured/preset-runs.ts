import { presetConfig, presets } from '../presets/presets.ts';
import { actingSettings } from './acting-settings.ts';
import type { MeasurableRun } from './student-runs.ts';

/** Every preset's run. */
export function presetRuns(): readonly MeasurableRun[] {
  return presets.map((preset) => ({ id: preset.id, config: actingSettings(presetConfig(preset)) }));
}
