import type { Choice } from '@/distill/method.ts';
import { methodById, methods } from '@/distill/registry.ts';
import { LOGITS } from '@/distill/tap.ts';
import { modelById } from '@/models/registry.ts';
import { teachingModel } from './teaching-model.ts';

/** The networks of a run and its active methods. */
export interface Networks {
  readonly teacher: string;
  readonly teacherMembers: number;
  readonly student: string;
  /** `none` or absent without one. */
  readonly assistant?: string;
  readonly methods: readonly string[];
}

/** Whether with this method a finished student becomes the teacher of the next one. */
export const isGenerational = (id: string): boolean =>
  methods.some((method) => method.id === id && method.isGenerational);

/** Whether several networks teach as one. */
export const isEnsemble = ({ teacherMembers }: Pick<Networks, 'teacherMembers'>): boolean =>
  teacherMembers > 1;

/**
 * Taps of a run's teacher or student, or the taps that both have. An ensemble has only logits: the channels of its
 * networks are in no common order, so that no feature map or embedding is the ensemble's.
 */
export function tapsFor(networks: Networks, whose: 'teacher' | 'student' | 'both'): readonly string[] {
  const tapsOf = (id: string) => [
    ...modelById(id).blocks.flatMap(({ tap, innerTap }) =>
      [tap, innerTap].filter((each) => each !== undefined),
    ),
    LOGITS,
  ];
  const student = tapsOf(networks.student);
  if (whose === 'student') return student;
  const teacher = isEnsemble(networks)
    ? [LOGITS]
    : tapsOf(networks.methods.some(isGenerational) ? networks.student : teachingModel(networks));
  return whose === 'teacher' ? teacher : student.filter((tap) => teacher.includes(tap));
}

/** The layers, or pairs of layers, that are valid for a choice in this run. */
export function possibleOptions(networks: Networks, { tapOf, options }: Choice): readonly string[] {
  if (tapOf === null) return options;
  const taps = tapsFor(networks, tapOf);
  return options.filter((option) => option.split('-').every((tap) => taps.includes(tap)));
}

/** Whether every choice of a method has at least one valid option. */
export const hasLayersFor = (networks: Networks, id: string): boolean =>
  methodById(id).choices.every((each) => possibleOptions(networks, each).length > 0);

/** Pictures per update: unlabelled pictures double the batch. */
const picturesAt = ({ batch, unlabelled }: { readonly batch: number; readonly unlabelled: number }) =>
  unlabelled > 0 ? 2 * batch : batch;

/** The largest batch size that all active methods support; halved with unlabelled pictures. */
export function maxBatch(active: readonly string[], unlabelled: number): number {
  const most = Math.min(...active.map((id) => methodById(id).maxBatch ?? Infinity));
  return unlabelled > 0 ? Math.floor(most / 2) : most;
}

/** Minimum number of pictures for a method if the batch has fewer (its loss is then always 0), else null. */
export function missingPictures(
  run: { readonly batch: number; readonly unlabelled: number },
  { minBatch = 1 }: { readonly minBatch?: number },
): number | null {
  return picturesAt(run) < minBatch ? minBatch : null;
}
