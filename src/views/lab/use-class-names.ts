import { useTranslation } from 'react-i18next';
import { datasetById } from '@/datasets/registry.ts';

/** The classes of a dataset, in order, in the visitor's language. */
export function useClassNames(datasetId: string): readonly string[] {
  const { i18n } = useTranslation();
  const { numClasses, classNameStyle } = datasetById(datasetId);
  return Array.from({ length: numClasses }, (_, index) =>
    // The keys of class names are data, so the typed `t` cannot know them; the registry's test holds them.
    classNameStyle === 'digit'
      ? String(index)
      : (i18n.t as (key: string) => string)(`classes.${datasetId}.${index}`),
  );
}
