import { residualNetwork } from '../residual.ts';

/** A residual teacher of depth 8 (n = 1). */
export const resnet8 = residualNetwork({ id: 'resnet-8', roles: ['teacher'], n: 1, width: 16 });
