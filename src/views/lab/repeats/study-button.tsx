import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cellsOf, reviewerPlan } from '@/protocol/repeat/study.ts';
import { useLab, useLabStore } from '@/state/lab-context.tsx';
import { lazyPart } from '@/ui/lazy-part.tsx';
import { useRepeatStores } from './use-repeats.ts';

const StudyDialog = lazyPart(async () => (await import('./study-dialog.tsx')).StudyDialog);

const plan = reviewerPlan(0);
/** Runs of the comparison. */
const numStudyRuns = cellsOf(plan).length * plan.seeds.length;

/** Opens the α × T comparison; the first press also starts it. */
export function StudyButton() {
  const { t } = useTranslation('repeats');
  const stores = useRepeatStores();
  const lab = useLabStore();
  const isReady = useLab(({ backend }) => backend !== null);
  const [isOpen, setIsOpen] = useState(false);
  const open = () => {
    if (!isReady) return;
    if (!stores.study.getState().batch) stores.compare(lab.getState().config);
    setIsOpen(true);
  };
  return (
    <>
      <button type="button" aria-haspopup="dialog" aria-disabled={!isReady} onClick={open}>
        {t('study.open', { count: numStudyRuns })}
      </button>
      {isOpen && <StudyDialog failure="above" onClose={() => setIsOpen(false)} />}
    </>
  );
}
