import { useTranslation } from 'react-i18next';
import type { DistillationMethod } from '@/distill/method.ts';
import { methods } from '@/distill/registry.ts';
import { CONTROL_TOTAL, HARD_TERM, STUDENT_TOTAL } from '@/distill/total-loss.ts';

/** Names of methods and their parts in the visitor's language. */
export interface MethodTexts {
  name(method: DistillationMethod): string;
  imitates(method: DistillationMethod): string;
  note(method: DistillationMethod): string;
  /** Name of a weight, a hyperparameter or a choice. */
  setting(key: string): string;
  option(word: string): string;
  /** Name of a term or a whole loss: its method's name, or its own if the method has several. */
  term(id: string): string;
}

/** Ids are data, so the typed `t` cannot check them; the methods' conformance test does. */
export function useMethodTexts(): MethodTexts {
  const { i18n, t } = useTranslation();
  const text = i18n.t as (key: string) => string;
  const name = ({ id }: DistillationMethod) => text(`methods.${id}.name`);
  return {
    name,
    imitates: ({ id }) => text(`methods.${id}.imitates`),
    note: ({ id }) => text(`methods.${id}.note`),
    setting: (key) => text(`methodSettings.${key}`),
    option: (word) => text(`methodOptions.${word}`),
    term: (id) => {
      if (id === HARD_TERM || id === STUDENT_TOTAL || id === CONTROL_TOTAL) return t(`losses.${id}`);
      const method = methods.find(({ terms }) => terms.some((term) => term.id === id));
      if (!method) return id;
      const factorKey = method.terms.find((term) => term.id === id)?.factorKey;
      const hasOwn = method.terms.length > 1 && factorKey !== undefined;
      return hasOwn ? text(`methodSettings.${factorKey}`) : name(method);
    },
  };
}
