import type { StepProbe } from '../../compute/backend/step-probe.ts';
import { answerError } from './answer-error.ts';
import { timeStep } from './step-timing.ts';

/** Tests and times backends with the training step that runs use. */
export const stepProbe: StepProbe = { answerError, timeStep };
