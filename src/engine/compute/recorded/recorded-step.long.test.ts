import { softwareTiles } from '../kernels/tiles.ts';
import { describeRecordedSteps } from './testing/recorded-step-suite.ts';

// A software adapter compiles the kernels of so large a network for most of a minute.
describeRecordedSteps([['cnn-16-32-128', 'adam', 3, softwareTiles]]);
