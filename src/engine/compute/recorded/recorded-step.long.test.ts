import { hardwareTiles, softwareTiles } from '../kernels/tiles.ts';
import { describeRecordedSteps } from './testing/recorded-step-suite.ts';

describeRecordedSteps([
  ['cnn-8-16', 'sgd', 16, hardwareTiles, null],
  // A software adapter compiles the kernels of so large a network for most of a minute.
  ['cnn-16-32-128', 'adam', 3, softwareTiles, null],
]);
