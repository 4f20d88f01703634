import { required } from '@/core/checked.ts';
import type { DistillationMethod } from './method.ts';

/** What a method's panel shows of its paper. */
export type MethodReference = Pick<DistillationMethod, 'formula' | 'citation'>;

// Files of their own in the build: the page's first script has the methods without these (scripts/lib/page-methods.mjs).
const files = import.meta.glob<Readonly<Record<string, MethodReference & { readonly id: string }>>>(
  ['./methods/*.ts', '!./methods/*.test.ts'],
  { eager: true, query: '?reference' },
);

/** Formula and source of a method, which the page's first script doesn't have: for parts that are loaded later. */
export const referenceOf = ({ id }: DistillationMethod): MethodReference =>
  required(
    Object.values(files)
      .flatMap((exported) => Object.values(exported))
      .find((each) => each.id === id),
    `reference of ${id}`,
  );
