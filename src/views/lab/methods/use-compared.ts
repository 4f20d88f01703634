import type { Diagnostic, TapPair } from '@/distill/method.ts';
import { methods } from '@/distill/registry.ts';
import { methodValues, valueOf } from '@/protocol/run-config.ts';
import { useLab } from '@/state/lab-context.tsx';

export interface Compared {
  readonly methodId: string;
  /** The compared layers of this run, by tap. */
  readonly pairs: readonly TapPair[];
  readonly isOn: boolean;
  /** Key of everything that the method's own weights depend on. */
  readonly setting: string;
}

/** The layers that a method compares in this run, whether or not it is active. */
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
