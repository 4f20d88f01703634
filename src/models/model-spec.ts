import type { InputSpec } from '@/core/input-spec.ts';
import type { LogitsBlock } from './blocks/logits.ts';
import type { AnyBlock } from './blocks/registry.ts';

/** Role that a model may have in a run. */
export type ModelRole = 'teacher' | 'student';

/** A layer of a network; the last one, the logits, is implicit. */
export type Block = Exclude<AnyBlock, LogitsBlock>;

/** A block and, if its output or its inner result can be read, the names of their taps, without a hyphen. */
export type TappedBlock = Block & { readonly tap?: string; readonly innerTap?: string };

/** Settings under which a student learns well with Adam; `npm run measure:students` measures them. */
export interface SuitedSettings {
  readonly learningRate: number;
  readonly steps: number;
}

/**
 * A network as data. The last layer, dense to the number of classes without activation, is implicit; its
 * output is the tap `logits`.
 */
export interface ModelSpec {
  /** Kebab-case; also the key of its name in both languages and its value in a link. */
  readonly id: string;
  readonly family: 'plain' | 'residual' | 'mlp' | 'transformer' | 'embeddings';
  readonly roles: readonly ModelRole[];
  /** Kind of the examples that it takes; pictures if it is missing. */
  readonly input?: InputSpec['kind'];
  /**
   * Blocks in order. Feature maps [B, H, W, C], if any, are tapped as `stage1`, `stage2`, …; hidden states [B, L, D]
   * and attention probabilities [B, heads, L, L] as `hidden50` and `attention50`, by the percentage of the network's
   * blocks up to there; one block with output [B, D] is tapped as `embedding`.
   */
  readonly blocks: readonly TappedBlock[];
  /** Whether a student starts with the weights of every second block of a teacher of its width, see `teacher-start.ts`. */
  readonly startsFromTeacher?: true;
  /** Settings for a student that a run's defaults do not suit. */
  readonly suited?: SuitedSettings;
}
