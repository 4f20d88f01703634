import { ClipboardCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Round } from '@/lessons/test/questions.ts';
import styles from './test-view.module.css';
import { useProgress } from './use-progress.ts';
import { testActions, useTest } from './use-test.ts';

/** In the list of lessons: the round of the test that comes next, or its result. */
export function TestInvite({ onOpen }: { readonly onOpen: (round: Round) => void }) {
  const { t } = useTranslation('test');
  const { before, after, isSkipped } = useTest();
  const isBegun = useProgress((course) => Object.keys(course).length > 0);
  const isBefore = before === null && after === null && !isSkipped && !isBegun;
  const round = isBefore ? 'before' : 'after';
  return (
    <div className={styles['invite']}>
      <p>
        <ClipboardCheck aria-hidden="true" />
        <span>{t(isBefore ? 'inviteBefore' : before ? 'inviteAfter' : 'inviteOnce')}</span>
      </p>
      <button type="button" onClick={() => onOpen(round)}>
        {t(after ? 'seeResult' : 'start')}
      </button>
      {isBefore && (
        <button type="button" onClick={testActions.skip}>
          {t('skip')}
        </button>
      )}
      <span role="status" className="visually-hidden">
        {isSkipped && t('skipped')}
      </span>
    </div>
  );
}
