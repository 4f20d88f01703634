import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { numbersOf } from '@/i18n/numbers.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { registerPart } from '@/ui/spotlight.ts';
import { useIsHidden } from '@/state/page-context.tsx';
import { useInView } from '../methods/use-in-view.ts';
import { useInspection } from '../methods/use-inspection.ts';
import { useClassNames } from '@/i18n/use-class-names.ts';
import { ClassDetail } from './class-detail.tsx';
import { recallOfLanes } from './lanes.ts';
import { recallFigure } from './recall-figure.ts';
import { RecallTable } from './recall-table.tsx';
import styles from './recall.module.css';

/** About a hundred pictures per class, and few enough to evaluate twice a second. */
const NUM_PICTURES = 1_000;

/** Requests the answers while the card is in view, and keeps the last ones of this run otherwise. */
function useAnswers(isInView: boolean) {
  const dataset = useLab((state) => state.config.dataset);
  const inspection = useInspection('answers', isInView ? { numPictures: NUM_PICTURES } : null, dataset);
  const [kept, setKept] = useState(inspection);
  if (inspection.view && inspection.view !== kept.view) setKept(inspection);
  const isStillTrue = kept.run === inspection.run;
  return inspection.view ? inspection : isStillTrue ? kept : inspection;
}

function Card() {
  const { t, i18n } = useTranslation('tools');
  const numbers = numbersOf(i18n.language);
  const [section, isInView] = useInView<HTMLElement>();
  useEffect(() => (section.current ? registerPart('recall', section.current) : undefined), [section]);
  const { view, step } = useAnswers(isInView);
  const { dataset, hiddenClasses, logitBias } = useLab((state) => state.config);
  const { change } = useLabActions();
  const classNames = useClassNames(dataset);
  const recall = useMemo(() => view && recallOfLanes(view, logitBias), [view, logitBias]);
  // A class hidden from the students is selected by default.
  const [choice, setChoice] = useState<number | null>(null);
  const chosen = choice ?? hiddenClasses[0] ?? 0;
  return (
    <section
      ref={section}
      className={`card ${styles['recall'] ?? ''}`}
      aria-labelledby="recall-title"
      data-spotlight="recall"
    >
      <header>
        <h2 id="recall-title">{t('recall.title')}</h2>
        <SaveFigure
          figure="recall"
          title={t('recall.title')}
          tables={() => [recallFigure(classNames, recall)]}
        />
        <p>{t('recall.intro')}</p>
      </header>
      <div>
        <RecallTable
          classNames={classNames}
          hiddenClasses={hiddenClasses}
          recall={recall}
          chosen={chosen}
          onChoose={setChoice}
        />
        <p className={styles['note']}>
          {recall
            ? t('recall.measured', { pictures: numbers.whole(NUM_PICTURES), step: numbers.whole(step) })
            : t('recall.waiting')}
        </p>
      </div>
      <ClassDetail
        classNames={classNames}
        classIndex={chosen}
        isNeverSeen={hiddenClasses.includes(chosen)}
        isTrained={step > 0}
        bias={logitBias}
        recall={recall}
        onBias={(bias) => change({ logitBias: bias })}
      />
    </section>
  );
}

/** Recall by class of student, control and teacher, and the effect of a bias correction. */
export function RecallCard() {
  return useIsHidden('recall') ? null : <Card />;
}
