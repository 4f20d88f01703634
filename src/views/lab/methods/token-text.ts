import { useMemo } from 'react';
import type { TextData } from '@/datasets/dataset-spec.ts';
import { datasetById } from '@/datasets/registry.ts';
import { singleSymbol } from '@/datasets/single-symbol.ts';
import { idsOf } from '@/datasets/vocabulary.ts';
import { tapsOfPlan } from '@/models/plan.ts';
import type { PictureRef } from '@/protocol/engine/frames.ts';
import { planFor } from '@/protocol/run/plan-for.ts';
import { teachingModel } from '@/protocol/run/teaching-model.ts';
import { useLab } from '@/state/lab-context.tsx';
import { numGenerationsShown } from '@/state/look-back.ts';

/** The text whose inside is shown. */
export interface SeenText {
  readonly ref: PictureRef;
  /** Its characters, one a token, without padding. */
  readonly symbols: readonly string[];
  /** Whether padding follows. */
  readonly isPadded: boolean;
}

const textOfIds = (ref: PictureRef, ids: readonly number[], input: TextData): SeenText => {
  const end = ids.indexOf(0);
  const seen = end < 0 ? ids : ids.slice(0, end);
  return { ref, symbols: seen.map((id) => singleSymbol(id, input)), isPadded: end >= 0 };
};

/** The text that was typed, or else the chosen test text; null before there is one. */
export function useSeenText(): SeenText | null {
  const dataset = useLab((state) => state.config.dataset);
  const typed = useLab((state) => state.drawing?.pixels ?? null);
  const chosen = useLab((state) => state.picture);
  return useMemo(() => {
    const { input } = datasetById(dataset);
    if (input.kind !== 'tokens') return null;
    if (typed) return textOfIds({ kind: 'pixels', pixels: typed }, [...typed], input);
    return chosen && textOfIds({ kind: 'test', index: chosen.index }, idsOf(chosen.pixels, input), input);
  }, [dataset, typed, chosen]);
}

/**
 * The taps of both networks whose shape has a rank, in the networks' order.
 *
 * @param rank without the batch: 2 for hidden states [L, D], 3 for attention [heads, L, L]
 */
export function useTokenTaps(rank: 2 | 3) {
  const dataset = useLab((state) => state.config.dataset);
  const student = useLab((state) => state.config.student);
  // After a generation ends, its student is the next teacher, of the student's model.
  const teacher = useLab((state) =>
    numGenerationsShown(state) > 0 ? state.config.student : teachingModel(state.config),
  );
  return useMemo(() => {
    const of = (model: string) =>
      tapsOfPlan(planFor(dataset, model)).flatMap(([tap, shape]) => (shape.length === rank ? [tap] : []));
    return { teacher: of(teacher), student: of(student) };
  }, [dataset, teacher, student, rank]);
}
