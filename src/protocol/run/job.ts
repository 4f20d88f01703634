import { checkWhole } from '@/core/check-whole.ts';
import { ConfigError } from '@/core/errors.ts';
import { choiceOf } from '@/core/expectation.ts';
import { createUuid, isUuid } from '@/core/uuid.ts';
import { datasetById } from '@/datasets/registry.ts';
import { parseRunConfig, type RunConfig } from './config.ts';
import { planFor } from './plan-for.ts';
import { teachingModel } from './teaching-model.ts';

/** Measurements at the end of a job's run. */
export interface Measurements {
  /** Number of test pictures whose logits are recorded; null for none. */
  readonly answers: number | null;
  /** Layer whose nearest neighbours are compared; null for none. */
  readonly embedding: string | null;
  /** Whether all three networks are evaluated on the whole test set. */
  readonly fullTest: boolean;
  /** Whether one picture is timed through teacher and student. */
  readonly forwardMs: boolean;
}

/** A run to train from step 0 to its end, with the measurements to take there. */
export interface Job {
  /** UUID; the record of the job has the same. */
  readonly id: string;
  readonly config: RunConfig;
  readonly measure: Measurements;
}

export const noMeasurements: Measurements = {
  answers: null,
  embedding: null,
  fullTest: false,
  forwardMs: false,
};

export const createJob = (config: RunConfig, measure: Partial<Measurements> = {}): Job => ({
  id: createUuid(),
  config,
  measure: { ...noMeasurements, ...measure },
});

/** Layers that both the student and the network that teaches it have. */
function sharedTaps(config: RunConfig): readonly string[] {
  const { dataset, student } = config;
  const tapsOf = (id: string) =>
    planFor(dataset, id).layers.flatMap(({ tap }) => (tap === null ? [] : [tap]));
  const ofTeacher = tapsOf(teachingModel(config));
  return tapsOf(student).filter((tap) => ofTeacher.includes(tap));
}

/** @throws ConfigError for an invalid job */
export function checkJob({ id, config, measure }: Job): void {
  if (!isUuid(id)) throw new ConfigError('id', id, 'a UUID');
  const [problem] = parseRunConfig(config).problems;
  if (problem) throw problem;
  const { answers, embedding, fullTest, forwardMs } = measure;
  if (answers !== null) checkWhole('answers', answers, 1, datasetById(config.dataset).counts.test);
  if (embedding !== null) {
    const taps = sharedTaps(config);
    if (!taps.includes(embedding)) throw new ConfigError('embedding', embedding, choiceOf(taps));
  }
  for (const [key, value] of Object.entries({ fullTest, forwardMs }))
    if (typeof value !== 'boolean') throw new ConfigError(key, value, 'true or false');
}
