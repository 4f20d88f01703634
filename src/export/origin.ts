import type { Lane } from '@/core/lane.ts';
import type { DatasetSpec } from '@/datasets/dataset-spec.ts';
import { datasetById } from '@/datasets/registry.ts';
import { isLiveTeacher } from '@/protocol/run/config.ts';
import { updatesOfTeacher } from '@/protocol/run/teacher-goal.ts';
import type { ExportedNetwork, ExportInput } from './input.ts';

/** Where exported weights come from, for a file's metadata. */
export interface WeightsOrigin {
  readonly dataset: DatasetSpec;
  readonly lane: Lane;
  /** Updates of this network in the run; null for weights that the run was given. */
  readonly step: number | null;
  /** Link of the run. */
  readonly link: string;
  readonly pageVersion: string;
  /** ISO 8601. */
  readonly date: string;
}

/** The input that a network expects, in English, for the metadata of a file. */
function inputText({ input, title }: DatasetSpec): string {
  if (input.kind === 'tokens')
    return `int64 [N, ${input.length}], ids of tokens 0 to ${input.vocabulary - 1}`;
  const { height, width, channels, framing } = input;
  const how =
    framing === 'centre-of-mass'
      ? 'ink fitted into 20 x 20, centre of mass in the middle, as in MNIST'
      : title === undefined
        ? 'longer side fills the frame, centred, as in Fashion-MNIST'
        : 'the middle square of a picture';
  return `float32 [N, ${channels}, ${height}, ${width}], background 0, full ink 1 (byte / 255); no mean subtracted, no division by a deviation; ${how}`;
}

/** The origin as texts by name; the same in every format. */
export function originTexts(
  { plan, bits = 32 }: ExportedNetwork,
  origin: WeightsOrigin,
): Readonly<Record<string, string>> {
  const { dataset, lane, step, link, pageVersion, date } = origin;
  return {
    model: plan.spec.id,
    ...(bits === 32 ? {} : { weights: `trained in ${bits} bits, rounded per output channel, symmetric` }),
    lane,
    dataset: dataset.id,
    // Elsewhere nothing says what a visitor's classes are.
    ...(dataset.title === undefined
      ? {}
      : { datasetTitle: dataset.title, classes: JSON.stringify(dataset.classNames) }),
    ...(step === null ? {} : { step: String(step) }),
    input: inputText(dataset),
    link,
    generator: `Distillation Playground ${pageVersion}`,
    date,
  };
}

/** Step of a lane's weights; null for a teacher that the run was given and did not train. */
export function stepOf(input: ExportInput, lane: Lane): number | null {
  if (lane !== 'teacher') return input.step;
  // A later generation's teacher is the student before it.
  const promoted = input.generationSteps.at(-1);
  if (promoted !== undefined) return promoted;
  const { config, teacherStep } = input;
  const isTrained = isLiveTeacher(config.teacherWeights) || teacherStep > 0;
  return isTrained ? updatesOfTeacher(config, teacherStep) : null;
}

/** Where a lane's weights come from. */
export const originOf = (input: ExportInput, lane: Lane): WeightsOrigin => ({
  dataset: datasetById(input.config.dataset),
  lane,
  step: stepOf(input, lane),
  link: input.link,
  pageVersion: input.pageVersion,
  date: input.date,
});
