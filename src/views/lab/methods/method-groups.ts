import type { InputSpec } from '@/core/input-spec.ts';
import type { DistillationMethod, MethodFamily } from '@/distill/method.ts';
import { familyMethodsFor, methodsFor } from '@/distill/registry.ts';

/** Families that are listed together, by the name of their group's text. */
const families = {
  output: ['output'],
  layers: ['feature', 'attention'],
  relation: ['relation'],
  self: ['self'],
  comparison: ['comparison'],
} as const satisfies Readonly<Record<string, readonly MethodFamily[]>>;

export type MethodGroupName = keyof typeof families;

export interface MethodGroup {
  readonly name: MethodGroupName;
  readonly shown: readonly DistillationMethod[];
  /** Variants of the shown ones, folded until one of them is needed. */
  readonly folded: readonly DistillationMethod[];
}

/** With as many variants a group is folded. */
const MANY = 4;

/** The methods for a kind of examples in groups, in the order of the registry. */
export function methodGroupsFor(kind: InputSpec['kind']): readonly MethodGroup[] {
  const firsts = familyMethodsFor(kind);
  return Object.entries(families).map(([name, own]) => {
    const all = methodsFor(kind).filter(({ family }) => (own as readonly MethodFamily[]).includes(family));
    const variants = all.filter((method) => !firsts.includes(method));
    const folded = variants.length < all.length && variants.length >= MANY ? variants : [];
    return {
      name: name as MethodGroupName,
      shown: all.filter((method) => !folded.includes(method)),
      folded,
    };
  });
}
