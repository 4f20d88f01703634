import { useTranslation } from 'react-i18next';
import type { DistillationMethod, Hyperparameter } from '@/distill/method.ts';
import { temperatureKnob } from '@/distill/softened.ts';
import { settingsOf } from '@/distill/values.ts';
import { optionRefusal } from '@/protocol/refusal.ts';
import { valueOf } from '@/protocol/run-config.ts';
import { Select } from '@/ui/select.tsx';
import { Slider } from '@/ui/slider.tsx';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { useMethodTexts } from './use-method-texts.ts';
import { useRefusalText } from './use-refusal-text.ts';
import styles from './methods-section.module.css';

const shown = (value: number) => String(Number(value.toPrecision(3)));

/** A method's settings, weight first. T is not included: its slider is beside the picture. */
export function MethodSettings({ method }: { readonly method: DistillationMethod }) {
  const { t } = useTranslation();
  const texts = useMethodTexts();
  const config = useLab((state) => state.config);
  const refusalText = useRefusalText();
  const isPromoted = useLab(({ series }) => series.generations.length > 0);
  const { change } = useLabActions();
  const set = (key: string, value: number | string) => change({ [key]: value });
  const settings = settingsOf(method).filter(
    ({ key, actsWith }) =>
      key !== temperatureKnob.key && (!actsWith || valueOf(config, actsWith.key) === actsWith.word),
  );
  const finestOf = ({ isWhole, minimum }: Hyperparameter) => (isWhole ? 1 : Math.min(0.01, minimum || 0.01));
  if (settings.length + method.choices.length === 0) return null;
  return (
    <div className={styles['settings']}>
      {settings.map((setting) => (
        <Slider
          key={setting.key}
          name={texts.setting(setting.key)}
          help={t('methodPanel.typical', { value: shown(setting.default) })}
          value={Number(valueOf(config, setting.key))}
          minimum={setting.minimum}
          maximum={setting.maximum}
          scale={setting.scale}
          finest={finestOf(setting)}
          stops={setting.stops}
          format={shown}
          onChange={(value) => set(setting.key, setting.isWhole ? Math.round(value) : value)}
        />
      ))}
      {method.choices.map((choice) => (
        <Select
          key={choice.key}
          name={texts.setting(choice.key)}
          value={String(valueOf(config, choice.key))}
          options={choice.options.map((value) => {
            const refusal = optionRefusal(config, method, choice, value, isPromoted);
            const text = texts.option(value);
            return { value, text, refusal: refusal ? refusalText(refusal, method) : undefined };
          })}
          onChange={(value) => set(choice.key, value)}
        />
      ))}
    </div>
  );
}
