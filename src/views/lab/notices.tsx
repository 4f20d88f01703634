import { useTranslation } from 'react-i18next';
import { shownError } from '@/state/lab-store.ts';
import { useLab, useLabActions } from './lab-context.tsx';
import styles from './notices.module.css';

/** What the visitor has to know: a broken link, a loss that is no number, a GPU that came back, an error. */
export function Notices() {
  const { t } = useTranslation();
  const problems = useLab((state) => state.problems);
  const notice = useLab((state) => state.notice);
  const error = useLab(shownError);
  const { dismiss, restoreLastGood, retryData } = useLabActions();
  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);
  const messages: { key: string; text: string; action?: { text: string; run: () => void } }[] = [];
  if (problems.length > 0) {
    const list = problems.map(({ context }) => t('notices.problem', { ...context })).join('; ');
    messages.push({ key: 'link', text: t('notices.brokenLink', { list }) });
  }
  if (notice?.kind === 'device-recovered') {
    messages.push({ key: 'device', text: t('notices.recovered', { step: notice.step }) });
  }
  if (notice?.kind === 'not-finite') {
    messages.push({
      key: 'not-finite',
      text: t('notices.notFinite', { ...notice }),
      action: { text: t('notices.restore'), run: () => quietly(restoreLastGood()) },
    });
  } else if (error && error.code !== 'not-finite') {
    const isFile = error.code.startsWith('data-');
    messages.push({
      key: 'error',
      text: t(`errors.${error.code}`, { ...error.context }),
      ...(isFile ? { action: { text: t('notices.retry'), run: () => quietly(retryData()) } } : {}),
    });
  }
  if (messages.length === 0) return null;
  return (
    <div role="alert" className={styles['notices']}>
      {messages.map(({ key, text, action }) => (
        <p key={key}>
          {text}{' '}
          {action && (
            <button type="button" onClick={action.run}>
              {action.text}
            </button>
          )}
        </p>
      ))}
      <button type="button" onClick={dismiss}>
        {t('app.dismiss')}
      </button>
    </div>
  );
}
