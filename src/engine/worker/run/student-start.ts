import { entryAt } from '@/core/checked.ts';
import type { ModelPlan } from '@/models/plan.ts';
import { teacherParameters } from '@/models/teacher-start.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { isGenerational } from '@/protocol/run/limits.ts';
import { hasAssistant } from '@/protocol/run/teaching-model.ts';
import { studentStart, type ParameterValues } from '../network/initial-values.ts';
import type { AnsweringNetwork, Network } from '../network/network.ts';
import type { Teacher } from './teacher.ts';

/**
 * What the students of a run begin with: random weights, or blocks of the teacher, see `teacher-start.ts`. Both lanes begin
 * alike, so that the gap is due to the loss alone.
 *
 * Blocks are taken from one teacher by the first generation. An ensemble has no blocks of its own, an assistant has to learn
 * first, and where students teach each other each begins with new random weights.
 */
export class StudentStart {
  /** What the first generation took from the teacher, once it trains. */
  taken: ParameterValues | null = null;
  readonly #seed: number;
  readonly #student: ModelPlan;
  readonly #indices: readonly number[] | null;

  constructor(config: RunConfig, student: ModelPlan, teacher: ModelPlan) {
    const isOneTeacher = config.teacherMembers === 1 && !hasAssistant(config);
    this.#seed = config.seed;
    this.#student = student;
    this.#indices =
      isOneTeacher && !config.methods.some(isGenerational) ? teacherParameters(student, teacher) : null;
  }

  /** Whether the first generation takes blocks of the teacher. */
  get takesBlocks(): boolean {
    return this.#indices !== null;
  }

  /** The weights that follow from the seed, or were taken. @param generation 0 for the first */
  known(generation: number): ParameterValues {
    if (generation === 0 && this.taken) return this.taken;
    return studentStart(this.#student, this.#seed, generation);
  }

  /** Gives students that have not trained yet the teacher's present blocks, if they take any. */
  give(students: readonly Network[], { members }: Teacher): void {
    if (!this.#indices || this.taken) return;
    for (const network of students) network.copyFrom(entryAt(members, 0).network, this.#indices);
  }

  /** Initial weights of a generation, of the first with the teacher's present blocks before it trains. */
  async of(
    generation: number,
    teacher: AnsweringNetwork & Pick<Network, 'values'>,
  ): Promise<ParameterValues> {
    if (generation > 0 || !this.#indices || this.taken) return this.known(generation);
    const values = await teacher.values();
    return this.#indices.map((index) => entryAt(values, index));
  }
}
