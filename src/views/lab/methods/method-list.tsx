import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DistillationMethod } from '@/distill/method.ts';
import { methods, turned } from '@/distill/registry.ts';
import { Switch } from '@/ui/switch.tsx';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { useMethodTexts } from './use-method-texts.ts';
import styles from './methods-section.module.css';

interface MethodListProps {
  readonly opened: DistillationMethod;
  readonly onOpen: (method: DistillationMethod) => void;
}

/** Every method with its switch; one of them is looked at beside the list. */
export function MethodList({ opened, onOpen }: MethodListProps) {
  const { t } = useTranslation();
  const texts = useMethodTexts();
  const active = useLab((state) => state.config.methods);
  const { configure } = useLabActions();
  const turn = (method: DistillationMethod, isOn: boolean) =>
    void configure({ methods: turned(active, method, isOn) }).catch(() => undefined);
  return (
    <ul className={styles['list']}>
      {methods.map((method) => (
        <li key={method.id} data-opened={method === opened} data-family={method.family}>
          <Switch
            name={texts.name(method)}
            isOn={active.includes(method.id)}
            onChange={(isOn) => {
              turn(method, isOn);
              onOpen(method);
            }}
          />
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
