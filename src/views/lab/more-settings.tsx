import { useTranslation } from 'react-i18next';
import { alphaMethod, turned } from '@/distill/registry.ts';
import type { RunConfigKey } from '@/protocol/run-config.ts';
import { NumberField } from '@/ui/number-field.tsx';
import { Select } from '@/ui/select.tsx';
import { Switch } from '@/ui/switch.tsx';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import styles from './setup.module.css';
import { useNumberCommit } from './use-number-commit.ts';

/** Everything of a run that the first look can do without. */
export function MoreSettings() {
  const { t } = useTranslation();
  const config = useLab((state) => state.config);
  const card = useLab((state) => state.status?.teacherCard ?? null);
  const { configure } = useLabActions();
  const set = (change: Partial<Record<RunConfigKey, unknown>>) =>
    void configure(change).catch(() => undefined);
  const commit = useNumberCommit();
  const numbers = [
    'learningRate',
    ...(config.optimizer === 'sgd' ? (['momentum'] as const) : []),
    'batch',
    'steps',
    ...(config.teacherWeights === 'live' ? (['teacherSteps'] as const) : []),
    'seed',
  ] as const;
  return (
    <>
      <Select
        name={t('controls.optimizer')}
        value={config.optimizer}
        options={(['adam', 'sgd'] as const).map((value) => ({ value, text: t(`controls.${value}`) }))}
        onChange={(optimizer) => set({ optimizer })}
      />
      {numbers.map((key) => (
        <NumberField
          key={key}
          name={t(`controls.${key}`)}
          value={config[key]}
          isWhole={key !== 'learningRate' && key !== 'momentum'}
          onCommit={(typed) => commit(key, typed)}
        />
      ))}
      <div className={styles['facts']}>
        <Switch
          name={t('controls.softTargetsOn')}
          isOn={config.methods.includes(alphaMethod.id)}
          onChange={(isOn) => set({ methods: turned(config.methods, alphaMethod, isOn) })}
        />
        <p>
          {t('controls.restarts')}{' '}
          {card && `${t('controls.teacher')}: ${t('controls.teacherSeenWhen', { date: card.date })}.`}
        </p>
      </div>
    </>
  );
}
