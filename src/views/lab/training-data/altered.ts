import { runConfigFields } from '@/protocol/run/fields.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { hasTransferSet } from '@/protocol/run/transfer-set.ts';

/** Keys of a run that concern the training data and the teacher. */
const transferKeys = [
  'hiddenClasses',
  'labelNoise',
  'unlabelled',
  'transferSet',
  'transferSize',
  'studentLabels',
  'augmentation',
  'teacherWeights',
  'teacherMembers',
] as const;
export type TransferKey = (typeof transferKeys)[number];

/**
 * Keys that differ from the default.
 *
 * A teacher trained live is not included: its switch is always visible.
 */
export function alteredKeys(config: RunConfig): readonly TransferKey[] {
  return transferKeys.filter(
    (key) =>
      config[key] !== 'live' &&
      String(config[key]) !== String(runConfigFields[key].default) &&
      // A number of pictures that nobody learns from alters nothing.
      (key !== 'transferSize' || hasTransferSet(config)),
  );
}

/** The change that restores the defaults. */
export function backToNormal(config: RunConfig): Readonly<Record<string, unknown>> {
  return Object.fromEntries(alteredKeys(config).map((key) => [key, runConfigFields[key].default]));
}
