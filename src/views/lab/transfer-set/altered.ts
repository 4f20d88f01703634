import { runConfigFields } from '@/protocol/run-config-fields.ts';
import type { RunConfig } from '@/protocol/run-config.ts';

/** What a run says about the data the students learn from, and about who teaches them. */
const transferKeys = [
  'hiddenClasses',
  'labelNoise',
  'unlabelled',
  'studentLabels',
  'augmentation',
  'teacherWeights',
] as const;
export type TransferKey = (typeof transferKeys)[number];

/**
 * Which of them are not as usual.
 *
 * A teacher that is trained live is not among them: its switch says so in plain sight.
 */
export function alteredKeys(config: RunConfig): readonly TransferKey[] {
  return transferKeys.filter(
    (key) => config[key] !== 'live' && String(config[key]) !== String(runConfigFields[key].default),
  );
}

/** The change that takes everything altered back. */
export function backToNormal(config: RunConfig): Readonly<Record<string, unknown>> {
  return Object.fromEntries(alteredKeys(config).map((key) => [key, runConfigFields[key].default]));
}
