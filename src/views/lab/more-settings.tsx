import { useTranslation } from 'react-i18next';
import { alphaMethod, methods } from '@/distill/registry.ts';
import { isLiveKey, isLiveTeacher } from '@/protocol/run/config.ts';
import { allBits } from '@/protocol/run/fields.ts';
import { hasAssistant } from '@/protocol/run/teaching-model.ts';
import { restartsRun, switchChange } from '@/protocol/refusal.ts';
import { NumberField } from '@/ui/number-field.tsx';
import { RestartMark } from '@/ui/restart-mark.tsx';
import { Select } from '@/ui/select.tsx';
import { Switch } from '@/ui/switch.tsx';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { useMethodTexts } from './methods/use-method-texts.ts';
import styles from './setup-controls.module.css';
import { useNumberCommit } from './use-number-commit.ts';

/** Settings of a run that are not on the first screen. */
export function MoreSettings() {
  const { t } = useTranslation();
  const config = useLab((state) => state.config);
  const card = useLab((state) => state.status?.teacherCard ?? null);
  const { t: tools } = useTranslation('tools');
  const texts = useMethodTexts();
  const { change: set } = useLabActions();
  const commit = useNumberCommit();
  const numbers = [
    'learningRate',
    ...(config.optimizer === 'sgd' ? (['momentum'] as const) : []),
    'batch',
    'steps',
    ...(isLiveTeacher(config.teacherWeights) ? (['teacherSteps'] as const) : []),
    ...(hasAssistant(config) ? (['assistantSteps'] as const) : []),
    'seed',
  ] as const;
  const isOn = config.methods.includes(alphaMethod.id);
  const softTargets = switchChange(config, alphaMethod, !isOn);
  // Show the minimum batch size of the active methods before a size is typed.
  const limiting = methods.filter(
    ({ id, minBatch }) => minBatch !== undefined && config.methods.includes(id),
  );
  const batchNote =
    limiting.length === 0
      ? undefined
      : tools('settings.needsPictures', {
          methods: limiting.map((method) => texts.name(method)).join(', '),
          least: Math.max(...limiting.map(({ minBatch = 1 }) => minBatch)),
        });
  return (
    <>
      <Select
        name={t('controls.optimizer')}
        value={config.optimizer}
        options={(['adam', 'sgd'] as const).map((value) => ({ value, text: tools(`settings.${value}`) }))}
        restarts={!isLiveKey('optimizer')}
        onChange={(optimizer) => set({ optimizer })}
      />
      <Select
        name={tools('trainingData.settings.studentBits')}
        actor="student"
        value={String(config.studentBits)}
        options={allBits.map((bits) => ({ value: String(bits), text: tools('settings.bits', { bits }) }))}
        note={config.studentBits === 32 ? undefined : tools('settings.bitsNote')}
        restarts={!isLiveKey('studentBits')}
        onChange={(bits) => set({ studentBits: Number(bits) })}
      />
      {numbers.map((key) => (
        <NumberField
          key={key}
          name={t(`controls.${key}`)}
          value={config[key]}
          note={key === 'batch' ? batchNote : undefined}
          restarts={!isLiveKey(key)}
          isWhole={key !== 'learningRate' && key !== 'momentum'}
          onCommit={(typed) => commit(key, typed)}
        />
      ))}
      <div className={styles['facts']}>
        <Switch
          name={tools('settings.softTargetsOn')}
          isOn={isOn}
          restarts={restartsRun(config, softTargets)}
          onChange={() => set(softTargets)}
        />
        <p>
          <RestartMark isWritten />{' '}
          {card && `${t('controls.teacher')}: ${tools('settings.teacherSeenWhen', { date: card.date })}.`}
        </p>
      </div>
    </>
  );
}
