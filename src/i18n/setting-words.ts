import type { i18n } from 'i18next';
import { datasetById, datasetIds } from '@/datasets/registry.ts';
import { valueOf, type RunConfig } from '@/protocol/run/config.ts';
import { numbersOf } from './numbers.ts';

/**
 * Names a run's settings and their values as the controls do.
 *
 * @param translator with the namespaces 'methods' and 'tools' loaded; else keys stand for their names
 */
export function settingWords(translator: i18n) {
  // Keys and ids are data, which the typed `t` cannot check.
  const text = translator.t as (keys: readonly string[], values: object) => string;
  const valueText = (value: unknown): string => {
    if (typeof value === 'number') return numbersOf(translator.language).setting(value);
    const name = String(value);
    const own = datasetIds().includes(name) ? datasetById(name).title : undefined;
    if (own !== undefined) return own;
    return text(
      [
        `datasets.${name}`,
        `methods.${name}.name`,
        `methodOptions.${name}`,
        `tools:trainingData.teachers.${name}`,
        `tools:trainingData.values.${name}`,
        `tools:trainingData.${name}`,
      ],
      { defaultValue: name },
    );
  };
  return {
    nameOf: (key: string): string =>
      text(
        [
          `controls.${key}`,
          `methodSettings.${key}`,
          `tools:trainingData.settings.${key}`,
          `tools:trainingData.${key}`,
        ],
        { defaultValue: key },
      ),
    valueText: (config: RunConfig, key: string): string => {
      const value = valueOf(config, key);
      if (!Array.isArray(value)) return valueText(value);
      const items: readonly unknown[] = value;
      return items.map(valueText).join(', ') || '–';
    },
  };
}
