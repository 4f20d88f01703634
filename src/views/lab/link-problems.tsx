import { useTranslation } from 'react-i18next';
import { isOwnId } from '@/datasets/own/own-id.ts';
import { linkKeys } from '@/protocol/link/link.ts';
import type { LinkProblem } from '@/protocol/link/page-link.ts';
import styles from './link-problems.module.css';
import { useExpected } from './use-expected.ts';

/** Formats a problem: the received value, the expected one, and the value used instead. */
function useProblemText(): (problem: LinkProblem) => string {
  const { t } = useTranslation('link');
  const { t: own } = useTranslation('own');
  const expectedText = useExpected();
  return (problem) => {
    switch (problem.kind) {
      case 'value': {
        const { key, received, expected, used } = problem;
        if (isOwnId(received)) return own('link', { id: received, used: used ?? '–' });
        const value = t('value', { key, received, expected: expectedText(expected) });
        return used === null ? t('valueIgnored', { value }) : t('valueUsed', { value, used });
      }
      case 'alone':
        return t('alone', { key: problem.key, beside: problem.beside });
      case 'twice':
        return t('twice', { key: problem.key, used: problem.used });
      case 'unknown':
        return t('unknown', { key: problem.key });
      case 'more':
        return t('rest', { count: problem.count });
    }
  };
}

/** Reports invalid parts of the link: a summary line, and details on demand. */
export function LinkProblems({ problems }: { readonly problems: readonly LinkProblem[] }) {
  const { t } = useTranslation('link');
  const textOf = useProblemText();
  const count = problems.reduce((sum, each) => sum + (each.kind === 'more' ? each.count : 1), 0);
  const hasUnknown = problems.some(({ kind }) => kind === 'unknown');
  return (
    <details className={styles['problems']}>
      <summary>
        {t('summary', { count })} <span className={styles['more']}>{t('more')}</span>
      </summary>
      <ul>
        {problems.map((problem) => (
          <li key={'key' in problem ? problem.key : problem.kind}>{textOf(problem)}</li>
        ))}
        {hasUnknown && <li>{t('settings', { list: linkKeys.join(', ') })}</li>}
      </ul>
    </details>
  );
}
