import type { Diagnostic, TapPair } from '@/distill/method.ts';
import { methods } from '@/distill/registry.ts';
import { methodValues, valueOf } from '@/protocol/run/config.ts';
import { useLab } from '@/state/lab-context.tsx';

export interface Compared {
  readonly methodId: string;
  /** The layers that are compared in this run, by tap. */
  readonly pairs: readonly TapPair[];
  readonly isOn: boolean;
  /** What the method's own weights depend on, as one word. */
  readonly setting: string;
}

/** What the method of a picture compares in this run, whether it is on or not. */
export function useCompared(diagnostic: Diagnostic): Compared {
  const config = useLab((state) => state.config);
  const method = methods.find((each) => each.diagnostic === diagnostic);
  if (!method) return { methodId: '', pairs: [], isOn: false, setting: '' };
  const isOn = config.methods.includes(method.id);
  return {
    methodId: method.id,
    pairs: method.pairs(methodValues(config, method)),
    isOn,
    setting: [isOn, ...method.choices.map(({ key }) => valueOf(config, key))].join(' '),
  };
}
