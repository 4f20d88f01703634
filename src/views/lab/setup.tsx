import { useTranslation } from 'react-i18next';
import { ConfigError } from '@/core/errors.ts';
import { datasetById, datasets } from '@/datasets/registry.ts';
import { alphaMethod } from '@/distill/registry.ts';
import { planModel } from '@/models/plan.ts';
import { modelsFor } from '@/models/registry.ts';
import type { ModelRole } from '@/models/model-spec.ts';
import type { RunConfigKey } from '@/protocol/run-config.ts';
import { NumberField } from '@/ui/number-field.tsx';
import { Select } from '@/ui/select.tsx';
import { Slider } from '@/ui/slider.tsx';
import { useLab, useLabActions } from './lab-context.tsx';
import styles from './setup.module.css';

const numberFields = ['learningRate', 'batch', 'steps', 'seed'] as const;
const labelledStops = [100, 300, 1_000, 5_000] as const;

/** T and α, the two that matter most. */
export function Knobs() {
  const { t } = useTranslation();
  const { temperature, alpha } = useLab((state) => state.config);
  const { configure } = useLabActions();
  return (
    <div className={styles['setup']}>
      <Slider
        name={t('controls.temperature')}
        help={t('controls.temperatureHelp')}
        value={temperature}
        minimum={0.5}
        maximum={20}
        scale="log"
        stops={[1, 2, 4, 10, 20]}
        format={(value) => String(Number(value.toPrecision(3)))}
        onChange={(value) => void configure({ temperature: value })}
      />
      <Slider
        name={t('controls.alpha')}
        help={t('controls.alphaHelp')}
        value={alpha}
        minimum={0}
        maximum={1}
        scale="linear"
        stops={[0, 0.5, 0.9]}
        format={(value) => String(Number(value.toFixed(2)))}
        onChange={(value) => void configure({ alpha: value })}
      />
    </div>
  );
}

function useModelOptions(role: ModelRole, datasetId: string) {
  const { t, i18n } = useTranslation();
  const { shape, numClasses } = datasetById(datasetId);
  const number = new Intl.NumberFormat(i18n.language);
  return modelsFor(role).map((spec) => {
    const name = t(`models.${spec.family}`, { detail: spec.id.replace(/^\w+-/, '') });
    const parameters = number.format(planModel(spec, shape, numClasses).numParameters);
    return { value: spec.id, text: t('models.option', { name, parameters }) };
  });
}

/** Dataset, networks and everything else a run is made of. */
export function Setup() {
  const { t, i18n } = useTranslation();
  const config = useLab((state) => state.config);
  const card = useLab((state) => state.status?.teacherCard ?? null);
  const { configure } = useLabActions();
  const set = (change: Partial<Record<RunConfigKey, unknown>>) =>
    void configure(change).catch(() => undefined);
  const commit = async (key: RunConfigKey, value: number) => {
    try {
      await configure({ [key]: value });
      return null;
    } catch (error) {
      return error instanceof ConfigError ? t('controls.wrongNumber', { ...error.context }) : String(error);
    }
  };
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', minimumFractionDigits: 2 });
  const teacherOptions = useModelOptions('teacher', config.dataset);
  const studentOptions = useModelOptions('student', config.dataset);
  const isOn = config.methods.includes(alphaMethod.id);
  return (
    <div className={styles['setup']}>
      <Select
        name={t('controls.dataset')}
        value={config.dataset}
        options={datasets.map(({ id }) => ({ value: id, text: t(`datasets.${id}`) }))}
        onChange={(dataset) => set({ dataset })}
      />
      <Select
        name={t('controls.teacher')}
        value={config.teacher}
        options={teacherOptions}
        onChange={(teacher) => set({ teacher })}
      />
      <p className={styles['note']}>
        {card
          ? t('controls.teacherSeen', {
              pictures: new Intl.NumberFormat(i18n.language).format(card.numTrainingPictures),
              accuracy: percent.format(card.testAccuracy),
              date: card.date,
            })
          : t('controls.teacherUntrained', { steps: config.teacherSteps })}
      </p>
      <Select
        name={t('controls.student')}
        value={config.student}
        options={studentOptions}
        onChange={(student) => set({ student })}
      />
      <Slider
        name={t('controls.labelled')}
        value={config.labelled}
        minimum={10}
        maximum={10_000}
        scale="log"
        stops={labelledStops}
        format={(value) => new Intl.NumberFormat(i18n.language).format(Math.round(value))}
        onChange={(value) => set({ labelled: Math.round(value) })}
      />
      <details>
        <summary>{t('controls.more')}</summary>
        <div className={styles['setup']}>
          <label className={styles['check']}>
            <input
              type="checkbox"
              checked={config.teacherWeights === 'live'}
              onChange={(event) => set({ teacherWeights: event.target.checked ? 'live' : 'shipped' })}
            />
            {t('controls.teacherLive')}
          </label>
          <label className={styles['check']}>
            <input
              type="checkbox"
              checked={isOn}
              onChange={(event) => set({ methods: event.target.checked ? [alphaMethod.id] : [] })}
            />
            {t('controls.softTargetsOn')}
          </label>
          <Select
            name={t('controls.optimizer')}
            value={config.optimizer}
            options={(['adam', 'sgd'] as const).map((value) => ({ value, text: t(`controls.${value}`) }))}
            onChange={(optimizer) => set({ optimizer })}
          />
          <Select
            name={t('controls.augmentation')}
            value={config.augmentation}
            options={(['none', 'shift'] as const).map((value) => ({ value, text: t(`controls.${value}`) }))}
            onChange={(augmentation) => set({ augmentation })}
          />
          {numberFields.map((key) => (
            <NumberField
              key={key}
              name={t(`controls.${key}`)}
              value={config[key]}
              onCommit={(value) => commit(key, value)}
            />
          ))}
        </div>
      </details>
    </div>
  );
}
