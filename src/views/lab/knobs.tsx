import { useTranslation } from 'react-i18next';
import { temperatureKnob } from '@/distill/softened.ts';
import { Slider } from '@/ui/slider.tsx';
import { spotlight } from '@/ui/spotlight.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import styles from './knobs.module.css';

const alphaStops = [0, 0.5, 0.9, 1] as const;

/** Sliders of T and α. */
export function Knobs() {
  const { t } = useTranslation();
  const temperature = useLab((state) => state.config.temperature);
  const alpha = useLab((state) => state.config.alpha);
  const { change: set } = useLabActions();
  return (
    <div className={styles['knobs']}>
      <div {...spotlight('temperature')}>
        <Slider
          name={t('controls.temperature')}
          symbol="T"
          help={t('controls.temperatureHelp')}
          value={temperature}
          minimum={temperatureKnob.minimum}
          maximum={temperatureKnob.maximum}
          scale={temperatureKnob.scale}
          finest={0.01}
          stops={temperatureKnob.stops}
          format={(value) => String(Number(value.toPrecision(3)))}
          onChange={(value) => set({ temperature: value })}
        />
      </div>
      <div {...spotlight('alpha')}>
        <Slider
          name={t('controls.alpha')}
          symbol="α"
          help={t('controls.alphaHelp')}
          value={alpha}
          minimum={0}
          maximum={1}
          scale="linear"
          finest={0.01}
          stops={alphaStops}
          format={(value) => String(Number(value.toFixed(2)))}
          onChange={(value) => set({ alpha: value })}
        />
      </div>
    </div>
  );
}
