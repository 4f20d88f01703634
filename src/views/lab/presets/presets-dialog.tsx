import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { linkFromRunConfig } from '@/protocol/link/write-link.ts';
import type { Measured } from '@/protocol/measured/measured.ts';
import measuredFile from '@/protocol/presets/measured.json';
import { presetEffect } from '@/protocol/presets/preset-effect.ts';
import { presetConfig, presets, type RunPreset } from '@/protocol/presets/presets.ts';
import { useLabActions } from '@/state/lab-context.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import styles from './presets.module.css';

const measured: Measured = measuredFile;

const isMeasured = presets.some((preset) => presetEffect(preset, measured) !== null);

/** The page's address with a preset's run, without a lesson. */
function linkOf(preset: RunPreset): string {
  const parameters = new URLSearchParams(location.search);
  for (const key of ['lesson', 'at']) parameters.delete(key);
  return linkFromRunConfig(presetConfig(preset), `?${parameters.toString()}`);
}

/** Whether the browser should handle a click on a link, e.g. to open a new tab. */
const isForBrowser = (event: React.MouseEvent) =>
  event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

/** A preset's measured effect, and whether it was expected. */
function Effect({ preset }: { readonly preset: RunPreset }) {
  const { t, i18n } = useTranslation('guide');
  const numbers = numbersOf(i18n.language);
  const effect = presetEffect(preset, measured);
  const { expected, expectedOn } = preset;
  const other = 'other' in expected ? t(`presets.names.${expected.other as 'good-start'}`) : '';
  const wanted = t(`presets.expected.${expected.kind}`, { other });
  if (!effect)
    return <p className={styles['effect']}>{t('presets.unmeasured', { wanted, date: expectedOn })}</p>;
  const { numSeeds, student, control, gain, holds, toOther } = effect;
  return (
    <div className={styles['effect']}>
      <p>
        {t('presets.measured', {
          seeds: numSeeds,
          student: `${numbers.points(student.mean)} ± ${numbers.points(student.deviation)}`,
          control: `${numbers.points(control.mean)} ± ${numbers.points(control.deviation)}`,
          gain: `${numbers.signedPoints(gain.mean)} ± ${numbers.points(gain.deviation)}`,
        })}{' '}
        {toOther !== null && t('presets.toOther', { other, points: numbers.signedPoints(toOther) })}
      </p>
      <p data-holds={holds}>
        {holds ? <CircleCheck aria-hidden="true" /> : <CircleX aria-hidden="true" />}{' '}
        {t(holds ? 'presets.held' : 'presets.failed', { wanted, date: expectedOn })}
      </p>
    </div>
  );
}

/** The presets, good runs and instructive bad ones; each is a link, applied without a page load. */
export function PresetsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('guide');
  const { restart } = useLabActions();
  return (
    <Dialog title={t('presets.title')} closeName={t('presets.close')} hasCards onClose={onClose}>
      <p className={styles['lead']}>
        {t('presets.lead')}{' '}
        {isMeasured &&
          t('presets.basis', {
            command: measured.command,
            date: measured.date,
            backend: measured.adapter,
          })}
      </p>
      <ul className={styles['cards']}>
        {presets.map((preset) => {
          const name = t(`presets.names.${preset.id as 'good-start'}`);
          return (
            <li key={preset.id} className={styles['card']} data-good={preset.isGood}>
              <h3>{name}</h3>
              <p>{t(`presets.reasons.${preset.id as 'good-start'}`)}</p>
              <Effect preset={preset} />
              <a
                href={linkOf(preset)}
                aria-label={`${t('presets.load')}: ${name}`}
                onClick={(event) => {
                  if (isForBrowser(event)) return;
                  event.preventDefault();
                  onClose();
                  // The notices show a failure.
                  void restart({ ...presetConfig(preset) }).catch(() => undefined);
                }}
              >
                {t('presets.load')}
              </a>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
