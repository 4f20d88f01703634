import { ShapeError } from '@/core/errors.ts';
import type { DistillationMethod, MethodValues } from '@/distill/method.ts';
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

const product = (shape: readonly number[]) => shape.reduce((size, length) => size * length, 1);

function regressorOf(
  method: DistillationMethod,
  values: MethodValues,
  student: readonly number[],
  teacher: readonly number[],
): WireRegressor | null {
  try {
    const plans = method.auxiliary?.(values, student, teacher) ?? [];
    const kernel = plans.find(({ shape }) => shape.length === 4);
    if (!kernel) return null;
    const numParameters = plans.reduce((sum, { shape }) => sum + product(shape), 0);
    return { kernelSize: kernel.shape[0] ?? 1, numParameters };
  } catch (error) {
    // The engine refuses such a run in words; the picture has nothing to add.
    if (error instanceof ShapeError) return null;
    throw error;
  }
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
    .flatMap(({ method, values }) =>
      method.pairs(values).flatMap((pair): Wire[] => {
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
            regressor: regressorOf(method, values, to.outputShape, from.outputShape),
          },
        ];
      }),
    );
}
