/**
 * Adam's constants, the paper's defaults: β₁, 1 − β₁, β₂, 1 − β₂ and ε.
 *
 * The differences are literals because `1 - 0.9` is not 0.1 in floating point, and all backends must compute
 * with the same numbers.
 *
 * @source Kingma & Ba 2015, https://arxiv.org/abs/1412.6980
 */
export const BETA1 = 0.9;
export const REST1 = 0.1;
export const BETA2 = 0.999;
export const REST2 = 0.001;
export const EPSILON = 1e-8;
