import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DistillationMethod } from '@/distill/method.ts';
import { methods } from '@/distill/registry.ts';
import { refusalOf, restartsRun, switchChange } from '@/protocol/refusal.ts';
import { missingPictures } from '@/protocol/run-limits.ts';
import { RestartMark } from '@/ui/restart-mark.tsx';
import { Switch } from '@/ui/switch.tsx';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { useMethodTexts } from './use-method-texts.ts';
import { useRefusalText } from './use-refusal-text.ts';
import styles from './methods-section.module.css';

interface MethodListProps {
  readonly opened: DistillationMethod;
  readonly onOpen: (method: DistillationMethod) => void;
}

interface MethodSwitchProps {
  readonly method: DistillationMethod;
  readonly onTurn: () => void;
}

/** Switch of a method; says if it is impossible or restarts the run. */
function MethodSwitch({ method, onTurn }: MethodSwitchProps) {
  const { t } = useTranslation('tools');
  const id = useId();
  const texts = useMethodTexts();
  const refusalText = useRefusalText();
  const config = useLab((state) => state.config);
  const isPromoted = useLab(({ series }) => series.generations.length > 0);
  const { change } = useLabActions();
  const isOn = config.methods.includes(method.id);
  const turned = switchChange(config, method, !isOn, isPromoted);
  const refusal = refusalOf(config, turned, isPromoted);
  const least = missingPictures(config, method);
  const restarts = !refusal && restartsRun(config, turned);
  return (
    <>
      <Switch
        name={texts.name(method)}
        isOn={isOn}
        fixedBecause={refusal ? refusalText(refusal, method) : undefined}
        describedBy={id}
        onChange={() => {
          change(turned);
          onTurn();
        }}
      />
      <small id={id} className={styles['about']}>
        {refusal && <span>{refusalText(refusal, method)} </span>}
        {restarts && <RestartMark isWritten />}
        {least !== null && <span> {t('settings.alwaysZero', { least })}</span>}
      </small>
    </>
  );
}

/** Every method with its switch; the selected one is shown beside the list. */
export function MethodList({ opened, onOpen }: MethodListProps) {
  const { t } = useTranslation();
  const texts = useMethodTexts();
  return (
    <ul className={styles['list']}>
      {methods.map((method) => (
        <li key={method.id} data-opened={method === opened} data-family={method.family}>
          <MethodSwitch method={method} onTurn={() => onOpen(method)} />
          {method.family === 'comparison' && <small>{t('methodPanel.comparison')}</small>}
          <button
            type="button"
            aria-label={t('methodPanel.open', { name: texts.name(method) })}
            aria-pressed={method === opened}
            onClick={() => onOpen(method)}
          >
            <ChevronRight aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
