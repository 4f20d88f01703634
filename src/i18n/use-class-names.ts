import { useTranslation } from 'react-i18next';
import { classNamesOf } from '@/datasets/dataset-spec.ts';
import { datasetById } from '@/datasets/registry.ts';

/** Class names of a dataset, in order, in the visitor's language. */
export function useClassNames(datasetId: string): readonly string[] {
  const { i18n } = useTranslation();
  // The keys are data, which the typed `t` cannot check; the registry's test checks that the texts exist.
  const named = i18n.t as (key: string) => string;
  return classNamesOf(datasetById(datasetId), (label) => named(`classes.${datasetId}.${label}`));
}
