import { residualNetwork } from '../residual.ts';

/** A residual student: depth 8 like the smallest residual teacher, a quarter of its width. */
export const resnet8Thin = residualNetwork({ id: 'resnet-8-thin', roles: ['student'], n: 1, width: 4 });
