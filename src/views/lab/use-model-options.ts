import { useTranslation } from 'react-i18next';
import { datasetById } from '@/datasets/registry.ts';
import type { ModelRole } from '@/models/model-spec.ts';
import { modelsFor } from '@/models/registry.ts';
import { blockingMethods } from '@/protocol/blocking-methods.ts';
import { withoutUnfitAssistant } from '@/protocol/run/assistant.ts';
import { planFor } from '@/protocol/run/plan-for.ts';
import { useLab } from '@/state/lab-context.tsx';
import { useModelName } from './use-model-name.ts';

/** The networks for a role, each with its size and the reason if it cannot be chosen. */
export function useModelOptions(role: ModelRole) {
  const { t, i18n } = useTranslation();
  const modelName = useModelName();
  const config = useLab((state) => state.config);
  const number = new Intl.NumberFormat(i18n.language);
  const { kind } = datasetById(config.dataset).input;
  return modelsFor(role, kind).map((spec) => {
    const name = modelName(spec);
    const parameters = number.format(planFor(config.dataset, spec.id).numParameters);
    // Ids are data, which the typed `t` cannot check.
    const nameOf = (id: string) => (t as (key: string) => string)(`methods.${id}.name`);
    const blocking = blockingMethods(config, { ...withoutUnfitAssistant(config, { [role]: spec.id }) });
    const refusal = t('models.switchOff', { methods: blocking.map(nameOf).join(', ') });
    const text = t('models.option', { name, parameters });
    return { value: spec.id, text, ...(blocking.length > 0 ? { refusal } : {}) };
  });
}
