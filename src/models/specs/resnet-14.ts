import { residualNetwork } from '../residual.ts';

/** A residual teacher of depth 14 (n = 2). */
export const resnet14 = residualNetwork({ id: 'resnet-14', roles: ['teacher'], n: 2, width: 16 });
