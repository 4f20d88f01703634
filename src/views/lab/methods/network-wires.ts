import { entryAt } from '@/core/checked.ts';
import { ShapeError } from '@/core/errors.ts';
import { sizeOf } from '@/core/size-of.ts';
import type { AuxiliaryPlan, DistillationMethod, MethodValues } from '@/distill/method.ts';
import type { ModelPlan } from '@/models/plan.ts';
import { layerWithTap } from './network-grid.ts';

/** The small convolution that a method trains between the two places it compares. */
export interface WireRegressor {
  /** Side of its kernel. */
  readonly kernelSize: number;
  readonly numParameters: number;
}

/** One place of the teacher that a place of the student is made like. */
export interface Wire {
  /** The same wire keeps it while others come and go. */
  readonly key: string;
  readonly method: DistillationMethod;
  readonly teacherTap: string;
  readonly studentTap: string;
  /** Places of the layers in their networks. */
  readonly teacherLayer: number;
  readonly studentLayer: number;
  /** Null where the places are compared as they are. */
  readonly regressor: WireRegressor | null;
}

/** What a method trains beside the student, for all its pairs; nothing where a network lacks a place. */
function auxiliaryOf(
  method: DistillationMethod,
  values: MethodValues,
  teacher: ModelPlan,
  student: ModelPlan,
): readonly AuxiliaryPlan[] {
  const pairs = method.pairs(values);
  const shapes = pairs.flatMap((pair) => {
    const from = teacher.layers[layerWithTap(teacher, pair.teacher)];
    const to = student.layers[layerWithTap(student, pair.student)];
    return from && to ? [{ teacher: from.outputShape, student: to.outputShape }] : [];
  });
  if (shapes.length < pairs.length) return [];
  try {
    return method.auxiliary?.(values, shapes) ?? [];
  } catch (error) {
    // The engine refuses such a run in words; the picture has nothing to add.
    if (error instanceof ShapeError) return [];
    throw error;
  }
}

/** The convolution among the tensors of one pair. */
function regressorOf(plans: readonly AuxiliaryPlan[]): WireRegressor | null {
  const convolution = plans.find(({ shape }) => shape.length === 4);
  if (!convolution) return null;
  const numParameters = plans.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  return { kernelSize: entryAt(convolution.shape, 0), numParameters };
}

/**
 * What goes from the teacher to the student, a wire a pair of places that is compared.
 *
 * A method that stands in the labels' place compares nothing with the teacher and has none, nor has a pair of which
 * one network has not got the place.
 *
 * @param active methods that are on, with the values of the run
 */
export function wiresOf(
  active: readonly { readonly method: DistillationMethod; readonly values: MethodValues }[],
  teacher: ModelPlan,
  student: ModelPlan,
): readonly Wire[] {
  return active
    .filter(({ method }) => method.weight.by !== 'labels')
    .flatMap(({ method, values }) => {
      const auxiliary = auxiliaryOf(method, values, teacher, student);
      return method.pairs(values).flatMap((pair, index): Wire[] => {
        const teacherLayer = layerWithTap(teacher, pair.teacher);
        const studentLayer = layerWithTap(student, pair.student);
        const [from, to] = [teacher.layers[teacherLayer], student.layers[studentLayer]];
        if (!from || !to) return [];
        return [
          {
            key: `${method.id}/${pair.teacher}/${pair.student}`,
            method,
            teacherTap: pair.teacher,
            studentTap: pair.student,
            teacherLayer,
            studentLayer,
            regressor: regressorOf(auxiliary.filter((plan) => plan.pair === index)),
          },
        ];
      });
    });
}
