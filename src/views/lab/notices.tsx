import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { shownError } from '@/state/lab-store.ts';
import { useLab, useLabActions } from './lab-context.tsx';
import styles from './notices.module.css';
import { useExpected } from './use-expected.ts';

interface Message {
  readonly key: 'problems' | 'notice' | 'error';
  readonly tone: 'bad' | 'good';
  readonly content: ReactNode;
  readonly action?: { readonly text: string; readonly run: () => Promise<unknown> };
}

/** A broken link: each key that could not be taken, with what was received and what is expected. */
function useLinkMessage(): Message[] {
  const { t } = useTranslation();
  const expectedText = useExpected();
  const problems = useLab((state) => state.problems);
  if (problems.length === 0) return [];
  const content = (
    <>
      {t('notices.brokenLink')}
      <ul>
        {problems.map(({ context: { key = '', received = '', expected } }) => (
          <li key={key}>{t('notices.problem', { key, received, expected: expectedText(expected) })}</li>
        ))}
      </ul>
    </>
  );
  return [{ key: 'problems', tone: 'bad', content }];
}

function useRunMessages(): Message[] {
  const { t } = useTranslation();
  const expectedText = useExpected();
  const notice = useLab((state) => state.notice);
  const error = useLab(shownError);
  const { restoreLastGood, retryData } = useLabActions();
  const messages: Message[] = [];
  if (notice?.kind === 'device-recovered') {
    messages.push({
      key: 'notice',
      tone: 'good',
      content: t('notices.recovered', { step: notice.step }),
    });
  }
  if (notice?.kind === 'not-finite') {
    const content = t('notices.notFinite', { ...notice });
    const action = { text: t('notices.restore'), run: restoreLastGood };
    messages.push({ key: 'notice', tone: 'bad', content, action });
  } else if (error && error.code !== 'not-finite') {
    const expected = expectedText(error.context['expected']);
    messages.push({
      key: notice?.kind === 'failed' ? 'notice' : 'error',
      tone: 'bad',
      content: t(`errors.${error.code}`, { ...error.context, expected }),
      ...(error.code.startsWith('data-') ? { action: { text: t('notices.retry'), run: retryData } } : {}),
    });
  }
  return messages;
}

/** What the visitor has to know, over the page's edge so that nothing moves: links, losses, files, devices. */
export function Notices() {
  const { t } = useTranslation();
  const messages = [...useLinkMessage(), ...useRunMessages()];
  const { dismiss } = useLabActions();
  // Both regions are always there: one that is born with its text is not read out everywhere.
  const parts = [
    { role: 'alert', tone: 'bad' },
    { role: 'status', tone: 'good' },
  ] as const;
  return (
    <section className={styles['notices']} aria-label={t('notices.label')}>
      {parts.map(({ role, tone }) => (
        <div key={role} role={role}>
          {messages
            .filter((message) => message.tone === tone)
            .map(({ key, content, action }) => (
              <div key={key} className={styles['notice']} data-tone={tone}>
                <div className={styles['content']}>{content}</div>
                {action && (
                  <button type="button" onClick={() => void action.run().catch(() => undefined)}>
                    {action.text}
                  </button>
                )}
                <button
                  type="button"
                  className={styles['close']}
                  aria-label={t('app.dismiss')}
                  onClick={() => dismiss(key)}
                >
                  <X aria-hidden="true" />
                </button>
              </div>
            ))}
        </div>
      ))}
    </section>
  );
}
