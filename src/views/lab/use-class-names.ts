import { useTranslation } from 'react-i18next';
import { datasetById } from '@/datasets/registry.ts';

/** Class names of a dataset, in order, in the visitor's language. */
export function useClassNames(datasetId: string): readonly string[] {
  const { i18n } = useTranslation();
  const { numClasses, classNameStyle } = datasetById(datasetId);
  return Array.from({ length: numClasses }, (_, index) =>
    // The keys are data, which the typed `t` cannot check; the registry's test checks that the texts exist.
    classNameStyle === 'digit'
      ? String(index)
      : (i18n.t as (key: string) => string)(`classes.${datasetId}.${index}`),
  );
}
