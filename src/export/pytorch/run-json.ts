import type { WeightBits } from '@/core/quantise.ts';
import type { ModelPlan } from '@/models/plan.ts';
import { datasetById } from '@/datasets/registry.ts';
import type { ExportMaterial } from '@/protocol/engine/export-material.ts';
import { exportedSettings } from '@/protocol/run/exported-steps.ts';
import { planFor } from '@/protocol/run/plan-for.ts';
import { changeFrom } from '@/protocol/run/trained-settings.ts';
import type { ExportInput } from '../input.ts';

/** [H, W, C] as PyTorch has it, [C, H, W]; other shapes are the same. */
const channelsFirst = (shape: readonly number[]): readonly number[] => {
  const [height, width, channels] = shape;
  return height === undefined || width === undefined || channels === undefined
    ? shape
    : [channels, height, width];
};

/** The layers of a network, as `Network` in `parts/models.py` builds them. */
export function networkJson({ spec, input, layers }: ModelPlan, bits: WeightBits = 32) {
  return {
    model: spec.id,
    bits,
    layers: layers.map(({ name, block, tap, innerTap, inputShape, outputShape }) => ({
      ...block,
      ...(block.kind === 'token-embedding' && input.kind === 'tokens'
        ? { vocabulary: input.vocabulary }
        : {}),
      name,
      tap,
      innerTap,
      input: channelsFirst(inputShape),
      output: channelsFirst(outputShape),
    })),
  };
}

/** File of the initial weights of a generation, by its place in the export. */
export const initFile = (place: number) =>
  place === 0 ? 'student-init.safetensors' : `student-init-${place}.safetensors`;

/** Files of the networks that teach: several of an ensemble, none if each student teaches the next. */
export function teacherFiles({ otherTeachers }: ExportInput, { teacher }: ExportMaterial): readonly string[] {
  if (!teacher) return [];
  return ['teacher.safetensors', ...otherTeachers.map((_, index) => `teacher-${index + 2}.safetensors`)];
}

/** The plan of a network of the run's pictures and classes. */
export function runPlan(model: string, { config }: ExportInput): ModelPlan {
  return planFor(config.dataset, model);
}

/** Everything about a run that is no array. */
export function runJson(input: ExportInput, material: ExportMaterial) {
  const { config, step, teacherStep, generationSteps, trained, accuracy } = input;
  const { numClasses, title, classNames } = datasetById(config.dataset);
  const { teacher } = material;
  return {
    format: 'distillation-playground/pytorch',
    version: 1,
    link: input.link,
    pageVersion: input.pageVersion,
    date: input.date,
    numClasses,
    // Elsewhere nothing says what a visitor's classes are.
    ...(title === undefined ? {} : { datasetTitle: title, classes: classNames }),
    step,
    teacherStep,
    generationSteps,
    /** Values that differ from `config` in the steps from `from` on; unknown ones are taken to be as in `config`. */
    settings: exportedSettings(input).map(({ from, config: own }) => ({
      from,
      values: changeFrom(config, own),
    })),
    areSettingsKnown: trained !== null,
    accuracy,
    maxShift: material.maxShift,
    indices: [...material.indices],
    generations: material.generations.map(({ index, start, end }, place) => ({
      index,
      start,
      end,
      init: initFile(place),
    })),
    /** Files of the first teacher's networks: an ensemble's answer is the mean of their logits. */
    teachers: teacherFiles(input, material),
    networks: {
      teacher: teacher && networkJson(runPlan(teacher.model, input)),
      student: networkJson(runPlan(config.student, input), config.studentBits),
    },
    config,
  };
}
