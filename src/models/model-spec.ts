/** What a model may be in a run. */
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
 * The shortcut is a 1×1 convolution where the shape changes, else the identity. The second convolution starts
 * at zero, so that the block starts as its shortcut: that trains without batch normalisation.
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

/** A block and, where something may look at its output, the name under which it is found. */
export type TappedBlock = Block & { readonly tap?: string };

/** Settings under which a student learns well with Adam; `npm run measure:students` measures them. */
export interface SuitedSettings {
  readonly learningRate: number;
  readonly steps: number;
}

/**
 * A network as data. The last layer, dense to the number of classes without activation, is always there and is
 * not listed; its output is the tap `logits`.
 */
export interface ModelSpec {
  /** Kebab-case, also the key of its name in both languages and its value in a link. */
  readonly id: string;
  readonly family: 'plain' | 'residual' | 'mlp';
  readonly roles: readonly ModelRole[];
  /**
   * Blocks in order. Feature maps [B, H, W, C], where there are any, are tapped as `stage1`, `stage2`, … and one block whose output is
   * [B, D] is tapped as `embedding`.
   */
  readonly blocks: readonly TappedBlock[];
  /** Of a student that needs other settings than a run's defaults. */
  readonly suited?: SuitedSettings;
}
