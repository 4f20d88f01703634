import type { TFunction } from 'i18next';
import { ChevronDown } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackendReport } from '@/protocol/engine/backend.ts';
import { useLab } from '@/state/lab-context.tsx';
import { lazyPart } from '@/ui/lazy-part.tsx';
import styles from './backend-chip.module.css';

/** Loaded when the report is first opened. */
const BackendTrials = lazyPart(async () => (await import('./backend-trials.tsx')).BackendTrials);

/** Text of the chip: backend, adapter, and the number of threads if there are several. */
function nameOf({ backend, adapter, numThreads }: BackendReport, t: TFunction): string {
  const threads = numThreads > 1 ? [t('backend.threads', { numThreads })] : [];
  return [t(`backend.names.${backend}`), adapter, ...threads].join(' · ');
}

/** Pixels between the chip and its report, and between the report and the page's edge. */
const GAP = 8;

/** Shows the backend and adapter in use; opens the results of the self-test. */
export function BackendChip() {
  const { t } = useTranslation();
  const id = useId();
  const chip = useRef<HTMLDivElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const report = useLab((state) => state.backend);
  const [hasOpened, setHasOpened] = useState(false);
  const name = report ? nameOf(report, t) : t('backend.starting');
  // Position the popover by hand: not every browser supports CSS anchor positioning yet.
  const place = (event: React.ToggleEvent) => {
    if (event.newState !== 'open' || !chip.current || !popup.current) return;
    setHasOpened(true);
    const { bottom, right } = chip.current.getBoundingClientRect();
    const { style } = popup.current;
    style.top = `${bottom + window.scrollY + GAP}px`;
    style.right = `${Math.max(GAP, document.documentElement.clientWidth - Math.max(right, 400 + GAP))}px`;
  };
  return (
    <div
      ref={chip}
      className={styles['chip']}
      onBlur={({ relatedTarget }) => {
        // Close it when the focus leaves, or it would cover the focused element.
        if (relatedTarget && !chip.current?.contains(relatedTarget)) popup.current?.hidePopover();
      }}
    >
      <span className={styles['dot']} data-state={report ? 'there' : 'coming'} />
      <span role="status" aria-label={t('backend.label')} className={styles['name']}>
        {name}
      </span>
      <button type="button" popoverTarget={id} aria-label={t('backend.details')} title={name}>
        <ChevronDown aria-hidden="true" />
      </button>
      <div
        ref={popup}
        id={id}
        popover="auto"
        className={styles['report']}
        onBeforeToggle={place}
        onToggle={({ newState }) => popup.current?.setAttribute('data-open', String(newState === 'open'))}
      >
        <h2>{t('backend.selfTest')}</h2>
        {report && hasOpened && <BackendTrials report={report} />}
      </div>
    </div>
  );
}
