import { useTranslation } from 'react-i18next';
import { datasetById } from '@/datasets/registry.ts';
import type { ModelRole } from '@/models/model-spec.ts';
import { planModel } from '@/models/plan.ts';
import { modelsFor } from '@/models/registry.ts';

/** The networks that may play a role, each with its size on the pictures of a dataset. */
export function useModelOptions(role: ModelRole, datasetId: string) {
  const { t, i18n } = useTranslation();
  const { shape, numClasses } = datasetById(datasetId);
  const number = new Intl.NumberFormat(i18n.language);
  return modelsFor(role).map((spec) => {
    const name = t(`models.${spec.family}`, { detail: spec.id.replace(/^\w+-/, '') });
    const parameters = number.format(planModel(spec, shape, numClasses).numParameters);
    return { value: spec.id, text: t('models.option', { name, parameters }) };
  });
}
