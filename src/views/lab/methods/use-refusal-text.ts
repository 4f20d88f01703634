import { useTranslation } from 'react-i18next';
import type { DistillationMethod } from '@/distill/method.ts';
import { methodById } from '@/distill/registry.ts';
import type { Refusal } from '@/protocol/refusal.ts';
import { useMethodTexts } from './use-method-texts.ts';

/** The reason why a method's option is not offered, in the visitor's language. */
export function useRefusalText(): (refusal: Refusal, method: DistillationMethod) => string {
  const { t } = useTranslation('tools');
  const texts = useMethodTexts();
  return (refusal, current) => {
    const method = texts.name(methodById(refusal.method));
    // Another method prevents it: name it.
    const isOther = refusal.method !== current.id;
    if (refusal.kind === 'batch') {
      return t(isOther ? 'settings.refusal.batchFor' : 'settings.refusal.batch', {
        method,
        most: refusal.most,
      });
    }
    if (refusal.kind === 'assistant') return t('settings.refusal.assistant');
    if (refusal.kind === 'ensemble')
      return t(isOther ? 'settings.refusal.ensembleFor' : 'settings.refusal.ensemble', { method });
    if (refusal.kind === 'noLabels')
      return t(isOther ? 'settings.refusal.noLabelsFor' : 'settings.refusal.noLabels', { method });
    const whose = t(`settings.whose.${refusal.whose}`);
    if (refusal.kind === 'noLayers') return t('settings.refusal.noLayers', { whose });
    const layer = texts.option(refusal.layer);
    return t(isOther ? 'settings.refusal.layerFor' : 'settings.refusal.layer', { whose, layer, method });
  };
}
