import { useTranslation } from 'react-i18next';
import type { ModelSpec } from '@/models/model-spec.ts';

/** The name of a network, e.g. “CNN 8-16”. */
export function useModelName(): (spec: Pick<ModelSpec, 'family' | 'id'>) => string {
  const { t } = useTranslation();
  return ({ family, id }) => t(`models.${family}`, { detail: id.replace(/^\w+-/, '') });
}
