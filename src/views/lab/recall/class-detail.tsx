import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import { studentsFirst, type Lane, type PerLane } from '@/core/lane.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { takenFor } from '@/metrics/recall.ts';
import { Slider } from '@/ui/slider.tsx';
import type { LaneRecall } from './lanes.ts';
import styles from './recall.module.css';

/** Limits of the slider: the usual one, and the one for larger values from a link. */
const USUAL = 10;
const FURTHEST = 20;
/** Number of most frequent wrong predictions that are listed. */
const NUM_NAMED = 3;

interface ClassDetailProps {
  readonly classNames: readonly string[];
  readonly classIndex: number;
  readonly isNeverSeen: boolean;
  /** Before training, the effect of the correction is not explained. */
  readonly isTrained: boolean;
  /** One value per class, or empty. */
  readonly bias: readonly number[];
  readonly recall: PerLane<LaneRecall> | null;
  readonly onBias: (bias: readonly number[]) => void;
}

/** Formats a correction with its sign: "+3.5". */
const signed = (language: string) =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });

/** The wrong predictions for a class, by network. */
function TakenFor({
  classNames,
  classIndex,
  recall,
}: Pick<ClassDetailProps, 'classNames' | 'classIndex' | 'recall'>) {
  const { t, i18n } = useTranslation('tools');
  const { t: page } = useTranslation();
  const numbers = numbersOf(i18n.language);
  const wordsOf = (lane: Lane) => {
    const missed = recall ? takenFor(recall[lane].confusion, classIndex) : null;
    if (!missed) return '–';
    if (missed.length === 0) return t('recall.takenForNothing');
    return missed
      .slice(0, NUM_NAMED)
      .map(({ classIndex: other, numPictures }) =>
        t('recall.takenEntry', { name: entryAt(classNames, other), pictures: numbers.whole(numPictures) }),
      )
      .join(', ');
  };
  return (
    <>
      <h4>{t('recall.takenFor', { name: classNames[classIndex] })}</h4>
      <dl className={styles['taken']}>
        {studentsFirst.map((lane) => (
          <div key={lane} data-actor={lane}>
            <dt>{page(`lane.${lane}`)}</dt>
            <dd>{wordsOf(lane)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The selected class: a bias correction for both students, and the wrong predictions. */
export function ClassDetail(props: ClassDetailProps) {
  const { classNames, classIndex, isNeverSeen, isTrained, bias, onBias } = props;
  const { t, i18n } = useTranslation('tools');
  const name = entryAt(classNames, classIndex);
  const format = (value: number) => signed(i18n.language).format(value);
  const limit = bias.some((value) => Math.abs(value) > USUAL) ? FURTHEST : USUAL;
  const correct = (value: number) => {
    const next = classNames.map((_, index) => (index === classIndex ? value : (bias[index] ?? 0)));
    onBias(next.every((each) => each === 0) ? [] : next);
  };
  const others = bias.flatMap((value, index) =>
    value === 0 || index === classIndex ? [] : [`${classNames[index]} ${format(value)}`],
  );
  return (
    <div className={styles['detail']} data-not-drawn="true">
      <h3>{t('recall.className', { name })}</h3>
      <Slider
        name={t('recall.bias', { name })}
        symbol="b"
        value={bias[classIndex] ?? 0}
        minimum={-limit}
        maximum={limit}
        scale="linear"
        finest={0.1}
        step={0.1}
        stops={[-limit, -limit / 2, 0, limit / 2, limit]}
        format={format}
        onChange={correct}
      />
      <p className={styles['note']}>
        {t(others.length > 0 ? 'recall.alsoCorrected' : 'recall.biasHelp', { others: others.join(', ') })}
      </p>
      <button type="button" disabled={bias.length === 0} onClick={() => onBias([])}>
        {t('recall.reset')}
      </button>
      <TakenFor {...props} />
      <p className={styles['note']}>
        {t(isNeverSeen ? 'recall.neverSeen' : 'recall.seen')}
        {isNeverSeen && isTrained && ` ${t('recall.heard')}`}
      </p>
      {isTrained && <p className={styles['note']}>{t('recall.why')}</p>}
    </div>
  );
}
