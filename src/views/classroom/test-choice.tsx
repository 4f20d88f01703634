import { useTranslation } from 'react-i18next';
import { askedOnce, askedTwice, numRight } from '@/lessons/test/questions.ts';
import type { TestScore } from '@/protocol/classroom/class-result.ts';
import { lessonTest } from '@/state/lesson-test.ts';
import { useStoreState } from '@/state/use-store-state.ts';
import styles from './share.module.css';

/** The learner's right answers before and after the lessons; null if no round was taken. */
export function useMyTest(): TestScore | null {
  const { before, after } = useStoreState(lessonTest, ({ value }) => value);
  if (!before && !after) return null;
  return {
    before: before && numRight(askedTwice, before),
    after: after && numRight(askedTwice, after),
    further: after && numRight(askedOnce, after),
  };
}

interface TestChoiceProps {
  readonly test: TestScore;
  readonly isIncluded: boolean;
  readonly onChange: (isIncluded: boolean) => void;
}

/** Whether the result has the test in it. Before the lessons it shows no count, which would say what is right. */
export function TestChoice({ test, isIncluded, onChange }: TestChoiceProps) {
  const { t } = useTranslation('classroom');
  const { before, after, further } = test;
  const counts = { before, after, further, same: askedTwice.length, once: askedOnce.length };
  return (
    <label className={styles['test']}>
      <input type="checkbox" checked={isIncluded} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {after === null
          ? t('results.mine.testBefore')
          : before === null
            ? t('results.mine.testAfter', counts)
            : t('results.mine.testBoth', counts)}
      </span>
    </label>
  );
}
