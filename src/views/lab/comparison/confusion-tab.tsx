import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfusionGrid, type ConfusionCell } from '@/charts/confusion-grid.tsx';
import { entryAt } from '@/core/checked.ts';
import { perLane, studentsFirst, type Lane } from '@/core/lane.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { confusionOf, numWrong, takenFor, type Confusion } from '@/metrics/recall.ts';
import { useLab } from '@/state/lab-context.tsx';
import { useClassNames } from '@/i18n/use-class-names.ts';
import { AnsweredPictures } from './answered-pictures.tsx';
import type { Compared } from './compared.ts';
import { confusionTable } from './comparison-tables.ts';
import styles from './comparison.module.css';
import { SaveComparison } from './save-comparison.tsx';

/** The most frequent confusion, the first of equals; null without any. */
function worstOf(confusion: Confusion): (ConfusionCell & { readonly numPictures: number }) | null {
  const worst = Array.from({ length: confusion.numClasses }, (_, label) => label)
    .flatMap((label) =>
      takenFor(confusion, label).map(({ classIndex, numPictures }) => ({
        label,
        answer: classIndex,
        numPictures,
      })),
    )
    .toSorted((one, other) => other.numPictures - one.numPictures);
  return worst[0] ?? null;
}

/** The confusion matrices of the three networks, and the pictures of a cell. */
export function ConfusionTab({ compared }: { readonly compared: Compared }) {
  const { t, i18n } = useTranslation('comparison');
  const { t: page } = useTranslation();
  const numbers = numbersOf(i18n.language);
  const classNames = useClassNames(useLab((state) => state.config.dataset));
  const [chosen, setChosen] = useState<(ConfusionCell & { readonly lane: Lane }) | null>(null);
  const { labels, numClasses, predictions } = compared;
  const matrices = useMemo(
    () => perLane((lane) => confusionOf(compared[lane], compared.labels, numClasses)),
    [compared, numClasses],
  );
  const rows = useMemo(
    () =>
      chosen &&
      [...labels.keys()].filter(
        (row) => labels[row] === chosen.label && predictions[chosen.lane][row] === chosen.answer,
      ),
    [chosen, labels, predictions],
  );
  const nameOf = (classIndex: number) => entryAt(classNames, classIndex);
  return (
    <>
      <SaveComparison
        part="confusion"
        compared={compared}
        table={() => confusionTable(matrices, classNames)}
      />
      <p className={styles['note']}>{t('confusion.intro')}</p>
      <div className={styles['matrices']}>
        {studentsFirst.map((lane) => {
          const worst = worstOf(matrices[lane]);
          return (
            <div key={lane} data-actor={lane}>
              <h3>
                {t('confusion.caption', {
                  lane: page(`lane.${lane}`),
                  wrong: numbers.whole(numWrong(matrices[lane])),
                  all: numbers.whole(labels.length),
                })}
              </h3>
              <ConfusionGrid
                lane={lane}
                confusion={matrices[lane]}
                classNames={classNames}
                name={t('confusion.grid', { lane: page(`lane.${lane}`) })}
                corner={t('confusion.corner')}
                nameOf={({ label, answer }, numPictures) =>
                  t(label === answer ? 'confusion.rightCell' : 'confusion.cell', {
                    label: nameOf(label),
                    answer: nameOf(answer),
                    pictures: numbers.whole(numPictures),
                  })
                }
                format={String}
                chosen={chosen?.lane === lane ? chosen : null}
                onChoose={(cell) => setChosen({ ...cell, lane })}
              />
              <p className={styles['note']}>
                {worst
                  ? t('confusion.worst', {
                      label: nameOf(worst.label),
                      answer: nameOf(worst.answer),
                      pictures: numbers.whole(worst.numPictures),
                    })
                  : t('confusion.noWorst')}
              </p>
            </div>
          );
        })}
      </div>
      <AnsweredPictures
        compared={compared}
        classNames={classNames}
        title={
          chosen
            ? t('confusion.pictures', {
                lane: page(`lane.${chosen.lane}`),
                label: nameOf(chosen.label),
                answer: nameOf(chosen.answer),
              })
            : t('confusion.choose')
        }
        rows={rows}
      />
    </>
  );
}
