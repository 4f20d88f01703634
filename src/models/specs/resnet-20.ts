import { residualNetwork } from '../residual.ts';

/** A residual teacher of depth 20 (n = 3). */
export const resnet20 = residualNetwork({ id: 'resnet-20', roles: ['teacher'], n: 3, width: 16 });
