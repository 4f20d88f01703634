import { ShapeError } from '@/core/errors.ts';
import type { NetworkOutput, TapPair } from './method.ts';
import type { Tensor, Tensor4D } from './ops.ts';

/** The tap that every network has. */
export const LOGITS = 'logits';

/** The logits of both networks, compared by most methods. */
export const logitsPair: readonly TapPair[] = [{ teacher: LOGITS, student: LOGITS }];

/**
 * A network's output at a tap.
 *
 * @throws RangeError when the network has no such tap
 */
export function tapOf(output: NetworkOutput, name: string): Tensor {
  const tap = name === LOGITS ? output.logits : output.taps[name];
  if (!tap) throw new RangeError(`no tap ${name}; there are ${Object.keys(output.taps).join(', ')}`);
  return tap;
}

/**
 * A tap that must be a feature map.
 *
 * @throws ShapeError when it is not [B, H, W, C]
 */
export function featureMapOf(output: NetworkOutput, name: string, owner: 'student' | 'teacher'): Tensor4D {
  const tap = tapOf(output, name);
  if (tap.shape.length !== 4)
    throw new ShapeError(`${owner}.${name}`, tap.shape, 'a feature map [B, H, W, C]');
  return tap as Tensor4D;
}
