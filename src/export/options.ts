import { asText } from '@/core/errors.ts';
import { lanes, type Lane } from '@/core/lane.ts';
import { ExportError } from './export-error.ts';
import type { ExportInput, ExportOptions } from './input.ts';
import { stepOf } from './origin.ts';

/** How weights are stored. */
export const precisions = ['int8', 'float32'] as const;
export type Precision = (typeof precisions)[number];

/**
 * An option that has one of some values.
 *
 * @throws ExportError 'option' for another value
 */
export function choiceOption<const Value extends string, Default extends Value | null>(
  options: ExportOptions,
  key: string,
  allowed: readonly Value[],
  byDefault: Default,
): Value | Default {
  const received = options[key];
  if (received === undefined) return byDefault;
  const found = allowed.find((each) => each === received);
  if (found !== undefined) return found;
  const shown = asText(received);
  const expected = allowed.join(' | ');
  throw new ExportError('option', `${key} is ${shown}, expected ${expected}`, {
    key,
    received: shown,
    expected,
  });
}

/** @throws ExportError 'option' for a key that the export does not have */
export function checkOptionKeys(options: ExportOptions, allowed: readonly string[]): void {
  const unknown = Object.keys(options).find((key) => !allowed.includes(key));
  if (unknown === undefined) return;
  const expected = allowed.join(' | ') || '–';
  throw new ExportError('option', `${unknown} is no option, expected ${expected}`, {
    key: unknown,
    received: String(options[unknown]),
    expected,
  });
}

/** The network that an export is about; null without a default. */
export const laneOption = <Default extends Lane | null>(options: ExportOptions, byDefault: Default) =>
  choiceOption(options, 'lane', lanes, byDefault);

/** Name of a file without its ending: dataset, network, lane, step (unless the weights are the page's own) and seed. */
export function fileStem(input: ExportInput, lane: Lane): string {
  const { config, networks } = input;
  const step = stepOf(input, lane);
  const trained = step === null ? lane : `${lane}-step-${step}`;
  return `${config.dataset}-${networks[lane].plan.spec.id}-${trained}-seed-${config.seed}`;
}
