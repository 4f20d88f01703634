import type { InputSpec } from '@/core/input-spec.ts';

/** Role that a model may have in a run. */
export type ModelRole = 'teacher' | 'student';

/** A 2-D convolution with bias and ReLU, `same` padding. */
export interface ConvBlock {
  readonly kind: 'conv';
  readonly filters: number;
  readonly kernelSize: 1 | 3 | 5;
  readonly stride: 1 | 2;
}

/** 2×2 max pooling, stride 2. */
export interface MaxPoolBlock {
  readonly kind: 'max-pool';
}

/**
 * Two 3×3 convolutions with a shortcut around them: y = relu(conv(relu(conv(x))) + shortcut(x)).
 *
 * The shortcut is a 1×1 convolution if the shape changes, else the identity. The second convolution is
 * initialised to zero, so that the block starts as its shortcut and trains without batch normalisation.
 */
export interface ResidualBlock {
  readonly kind: 'residual';
  readonly filters: number;
  readonly stride: 1 | 2;
}

/** The mean over height and width, [B, H, W, C] → [B, C]. */
export interface GlobalAveragePoolBlock {
  readonly kind: 'global-average-pool';
}

/** [B, H, W, C] → [B, H·W·C]. */
export interface FlattenBlock {
  readonly kind: 'flatten';
}

/** A fully connected layer with bias and ReLU. */
export interface DenseBlock {
  readonly kind: 'dense';
  readonly units: number;
}

export type Block =
  ConvBlock | MaxPoolBlock | ResidualBlock | GlobalAveragePoolBlock | FlattenBlock | DenseBlock;

/** A block and, if its output can be read, the name of its tap. */
export type TappedBlock = Block & { readonly tap?: string };

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
  readonly family: 'plain' | 'residual' | 'mlp';
  readonly roles: readonly ModelRole[];
  /** Kind of the examples that it takes; pictures if it is missing. */
  readonly input?: InputSpec['kind'];
  /**
   * Blocks in order. Feature maps [B, H, W, C], if any, are tapped as `stage1`, `stage2`, …; one block with
   * output [B, D] is tapped as `embedding`.
   */
  readonly blocks: readonly TappedBlock[];
  /** Settings for a student that a run's defaults do not suit. */
  readonly suited?: SuitedSettings;
}
