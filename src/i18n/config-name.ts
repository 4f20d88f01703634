import type { i18n, TFunction } from 'i18next';
import { datasetTitle } from '@/datasets/dataset-spec.ts';
import { datasetById } from '@/datasets/registry.ts';
import { modelById } from '@/models/registry.ts';
import { unusualKeys } from '@/protocol/classroom/class-result.ts';
import { valueOf, type RunConfig } from '@/protocol/run/config.ts';
import { numbersOf } from './numbers.ts';

/**
 * Words for a configuration: `values` for a text that names what it trains on which data, T and α, and `more`, every
 * other setting that is not the default, as in a link; empty without any.
 *
 * @param noMethod the words for a run without a method
 */
export function configWords(translator: i18n, config: RunConfig, noMethod: string) {
  const numbers = numbersOf(translator.language);
  // Ids are data, which the typed `t` cannot check.
  const text = translator.t as (key: string, values?: object) => string;
  const model = (id: string) => text(`models.${modelById(id).family}`, { detail: id.replace(/^\w+-/, '') });
  const methods = config.methods.map((id) => text(`methods.${id}.name`)).join(' + ');
  const values = {
    dataset: datasetTitle(datasetById(config.dataset), (id) => text(`datasets.${id}`)),
    teacher: model(config.teacher),
    student: model(config.student),
    methods: methods === '' ? noMethod : methods,
    labelled: numbers.whole(config.labelled),
    temperature: numbers.temperature(config.temperature),
    alpha: config.alpha,
    steps: numbers.whole(config.steps),
  };
  const more = unusualKeys(config).map((key) => `${key} ${String(valueOf(config, key))}`);
  return { values, more: more.join(', ') };
}

/**
 * Names a configuration.
 *
 * @param form 'configOfStudy' leaves T and α out
 */
export function configName(
  t: TFunction<'repeats'>,
  translator: i18n,
  config: RunConfig,
  form: 'config' | 'configOfStudy' = 'config',
): string {
  const { values, more } = configWords(translator, config, t('noMethod'));
  const name = t(form, values);
  return more === '' ? name : t('configMore', { name, more });
}
