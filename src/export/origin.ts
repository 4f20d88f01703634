import type { Lane } from '@/core/lane.ts';
import type { DatasetSpec } from '@/datasets/dataset-spec.ts';
import { datasetById } from '@/datasets/registry.ts';
import type { ExportedNetwork, ExportInput } from './input.ts';

/** Where exported weights come from, for a file's metadata. */
export interface WeightsOrigin {
  readonly dataset: DatasetSpec;
  readonly lane: Lane;
  /** Updates of this network. */
  readonly step: number;
  /** Link of the run. */
  readonly link: string;
  readonly pageVersion: string;
  /** ISO 8601. */
  readonly date: string;
}

/** What a network's input must be, in English, for the metadata of a file. */
function inputText({ shape, framing }: DatasetSpec): string {
  const { height, width, channels } = shape;
  const how =
    framing === 'centre-of-mass'
      ? 'ink fitted into 20 x 20, centre of mass in the middle, as in MNIST'
      : 'longer side fills the frame, centred, as in Fashion-MNIST';
  return `float32 [N, ${channels}, ${height}, ${width}], background 0, full ink 1 (byte / 255); no mean subtracted, no division by a deviation; ${how}`;
}

/** The origin as texts by name; the same in every format. */
export function originTexts(
  { plan }: ExportedNetwork,
  origin: WeightsOrigin,
): Readonly<Record<string, string>> {
  const { dataset, lane, step, link, pageVersion, date } = origin;
  return {
    model: plan.spec.id,
    lane,
    dataset: dataset.id,
    step: String(step),
    input: inputText(dataset),
    link,
    generator: `Distillation Playground ${pageVersion}`,
    date,
  };
}

/** Where a lane's weights come from. */
export const originOf = (input: ExportInput, lane: Lane): WeightsOrigin => ({
  dataset: datasetById(input.config.dataset),
  lane,
  step: lane === 'teacher' ? input.teacherStep : input.step,
  link: input.link,
  pageVersion: input.pageVersion,
  date: input.date,
});
