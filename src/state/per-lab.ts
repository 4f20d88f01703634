import type { LabStore } from './lab-store.ts';

/** Creates something once for each lab; it lasts as long as the lab, also while no part shows it. */
export function perLab<Created, Rest extends readonly unknown[]>(
  create: (lab: LabStore, ...rest: Rest) => Created,
): (lab: LabStore, ...rest: Rest) => Created {
  const known = new WeakMap<LabStore, { readonly created: Created }>();
  return (lab, ...rest) => {
    const entry = known.get(lab) ?? { created: create(lab, ...rest) };
    known.set(lab, entry);
    return entry.created;
  };
}
