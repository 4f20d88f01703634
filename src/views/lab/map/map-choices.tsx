import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { axisKeys, type AxisProblem } from '@/protocol/map/axes.ts';
import { useLab } from '@/state/lab-context.tsx';
import { Segments } from '@/ui/segments.tsx';
import { seedCounts, withKey, type MapForm } from './map-form.ts';
import styles from './map.module.css';
import { useMapTexts } from './use-map-texts.ts';

interface MapChoicesProps {
  readonly form: MapForm;
  readonly problems: Readonly<Record<'x' | 'y', AxisProblem | null>>;
  readonly onChange: (form: MapForm) => void;
}

/** The two settings with their values, and the number of seeds. */
export function MapChoices({ form, problems, onChange }: MapChoicesProps) {
  const { t } = useTranslation('map');
  const texts = useMapTexts();
  const config = useLab((state) => state.config);
  const id = useId();
  const known = axisKeys(config);
  const sides = [
    { side: 'x', name: t('across'), values: t('acrossValues') },
    { side: 'y', name: t('up'), values: t('upValues') },
  ] as const;
  return (
    <div role="group" aria-label={t('choices')} className={styles['choices']}>
      {sides.map(({ side, name, values }) => {
        const { key, typed } = form[side];
        const problem = problems[side];
        return (
          <div key={side} className={styles['axis']}>
            <label htmlFor={`${id}-${side}`}>{name}</label>
            <select
              id={`${id}-${side}`}
              value={key}
              onChange={(event) => onChange(withKey(form, side, event.target.value, config))}
            >
              {/* A kept map may have a setting that the lab's run does not use now. */}
              {[...new Set([...known, key])].map((each) => (
                <option key={each} value={each}>
                  {texts.name(each)}
                </option>
              ))}
            </select>
            <input
              aria-label={values}
              inputMode="decimal"
              value={typed}
              aria-invalid={problem !== null}
              aria-describedby={problem ? `${id}-${side}-problem` : undefined}
              onChange={(event) => onChange({ ...form, [side]: { key, typed: event.target.value } })}
            />
            {problem && (
              <p id={`${id}-${side}-problem`} role="alert" className={styles['problem']}>
                {texts.problem(problem, null)}
              </p>
            )}
          </div>
        );
      })}
      <div className={styles['seeds']}>
        <span aria-hidden="true">{t('seeds')}</span>
        <Segments
          name={t('seeds')}
          value={String(form.numSeeds)}
          options={seedCounts.map((count) => ({ value: String(count), text: String(count) }))}
          onChange={(count) => onChange({ ...form, numSeeds: Number(count) })}
        />
      </div>
    </div>
  );
}
