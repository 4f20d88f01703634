import { entryAt } from '@/core/checked.ts';
import { ShapeError } from '@/core/errors.ts';
import { sizeOf } from '@/core/size-of.ts';
import type { AuxiliaryPlan, DistillationMethod, MethodValues } from '@/distill/method.ts';
import type { ModelPlan } from '@/models/plan.ts';
import { layerWithTap } from './network-grid.ts';

/** The small convolution that a method trains between two compared layers. */
export interface WireRegressor {
  /** Side of its kernel. */
  readonly kernelSize: number;
  readonly numParameters: number;
}

/** A teacher's layer and the student's layer that imitates it. */
export interface Wire {
  /** Stable key of a wire while others are added and removed. */
  readonly key: string;
  readonly method: DistillationMethod;
  readonly teacherTap: string;
  readonly studentTap: string;
  /** Indices of the layers in their networks. */
  readonly teacherLayer: number;
  readonly studentLayer: number;
  /** Null if the layers are compared directly. */
  readonly regressor: WireRegressor | null;
}

/** The tensors a method trains beside the student, by pair; none if a network lacks a layer. */
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
    // The engine refuses such a run with a message; the picture shows nothing.
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
 * All wires from the teacher to the student, one per compared pair. A method that replaces the labels or has a peer
 * compares nothing with the teacher and has none, nor has a pair of which one network lacks the layer.
 *
 * @param active active methods, with the values of the run
 */
export function wiresOf(
  active: readonly { readonly method: DistillationMethod; readonly values: MethodValues }[],
  teacher: ModelPlan,
  student: ModelPlan,
): readonly Wire[] {
  return active
    .filter(({ method }) => method.weight.by !== 'labels' && !method.hasPeer)
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
