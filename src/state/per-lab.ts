import type { LabStore } from './lab-store.ts';

/** Something that each lab has one of. */
export interface PerLab<Created, Rest extends readonly unknown[]> {
  (lab: LabStore, ...rest: Rest): Created;
  /** Gives a lab another one, for tests. */
  readonly provide: (lab: LabStore, created: Created) => void;
}

/** Creates something once for each lab; it lasts as long as the lab, also while no part shows it. */
export function perLab<Created, Rest extends readonly unknown[]>(
  create: (lab: LabStore, ...rest: Rest) => Created,
): PerLab<Created, Rest> {
  const known = new WeakMap<LabStore, { readonly created: Created }>();
  const of = (lab: LabStore, ...rest: Rest): Created => {
    const entry = known.get(lab) ?? { created: create(lab, ...rest) };
    known.set(lab, entry);
    return entry.created;
  };
  return Object.assign(of, {
    provide: (lab: LabStore, created: Created) => void known.set(lab, { created }),
  });
}
