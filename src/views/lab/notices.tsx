import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useEffect, useRef, type ReactNode } from 'react';
import type { TFunction } from 'i18next';
import type { PlaygroundError } from '@/core/errors.ts';
import type { BackendId, TrialReason } from '@/protocol/engine/backend.ts';
import { isTeacherFile } from '@/protocol/run/teacher-weights.ts';
import { lowerRate } from '@/protocol/suited-settings.ts';
import { shownError } from '@/state/lab-store.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { useEscape } from '@/ui/escape-stack.ts';
import { lazyPart } from '@/ui/lazy-part.tsx';
import { useMethodTexts } from './methods/use-method-texts.ts';
import styles from './notices.module.css';
import { useExpected } from './use-expected.ts';

interface Message {
  readonly key: 'problems' | 'notice' | 'error';
  readonly tone: 'bad' | 'good';
  readonly content: ReactNode;
  readonly actions?: readonly { readonly text: string; readonly run: () => Promise<unknown> }[];
}

/** Loaded lazily: most links are valid. */
const LinkProblems = lazyPart(async () => (await import('./link-problems.tsx')).LinkProblems);

/** Loaded lazily: few runs have a teacher from a file. */
const MissingTeacher = lazyPart(
  async () => (await import('./training-data/missing-teacher.tsx')).MissingTeacher,
);

/** Message about an invalid link. */
function useLinkMessage(): Message[] {
  const problems = useLab((state) => state.problems);
  if (problems.length === 0) return [];
  return [{ key: 'problems', tone: 'bad', content: <LinkProblems problems={problems} /> }];
}

/** Translates a backend and its failure, which the worker sends as ids. */
function backendWords(t: TFunction, { code, context }: PlaygroundError) {
  if (!code.startsWith('backend-')) return {};
  const { backend, reason, detail } = context as Record<string, string>;
  return {
    backend: t(`backend.names.${backend as BackendId}`),
    reason: t(`backend.reasons.${reason as TrialReason}`, { detail: detail ?? '' }),
  };
}

function useRunMessages(): Message[] {
  const { t } = useTranslation();
  const expectedText = useExpected();
  const notice = useLab((state) => state.notice);
  const error = useLab(shownError);
  const config = useLab((state) => state.config);
  const texts = useMethodTexts();
  const { configure, restoreLastGood, retryData } = useLabActions();
  const messages: Message[] = [];
  if (notice?.kind === 'device-recovered') {
    messages.push({
      key: 'notice',
      tone: 'good',
      content: notice.replacedBy
        ? t('notices.replaced', { step: notice.step, backend: t(`backend.names.${notice.replacedBy}`) })
        : t('notices.recovered', { step: notice.step }),
    });
  }
  if (notice?.kind === 'not-finite') {
    const rate = config.learningRate;
    const content = t('notices.notFinite', { ...notice, term: texts.term(notice.term), rate });
    const learningRate = lowerRate(config);
    const lower = async () => {
      await configure({ learningRate });
      await restoreLastGood();
    };
    const actions = [
      { text: t('notices.lowerRate', { rate: learningRate }), run: lower },
      { text: t('notices.restore'), run: restoreLastGood },
    ];
    messages.push({ key: 'notice', tone: 'bad', content, actions });
  } else if (error && error.code !== 'not-finite') {
    const expected = expectedText(error.context['expected']);
    messages.push({
      key: notice?.kind === 'failed' ? 'notice' : 'error',
      tone: 'bad',
      content:
        error.code === 'weights-unusable' && isTeacherFile(config.teacherWeights) ? (
          <MissingTeacher />
        ) : (
          t(`errors.${error.code}`, { ...error.context, ...backendWords(t, error), expected })
        ),
      ...(/^(data|weights)-/.test(error.code)
        ? { actions: [{ text: t('notices.retry'), run: retryData }] }
        : {}),
      ...(/^(engine|device)-/.test(error.code)
        ? { actions: [{ text: t('app.reload'), run: async () => location.reload() }] }
        : {}),
    });
  }
  return messages;
}

/** Restores the focus after a message disappears, and dismisses the topmost message on Escape. */
function useNoticeKeys(messages: readonly Message[]) {
  const { dismiss } = useLabActions();
  const section = useRef<HTMLElement>(null);
  const isInside = useRef(false);
  const cameFrom = useRef<Element | null>(null);
  const topmost = messages[0]?.key;
  useEffect(() => {
    const root = section.current;
    if (!root || !isInside.current || root.contains(document.activeElement)) return;
    const other = root.querySelector('button');
    isInside.current = other !== null;
    const before = cameFrom.current?.isConnected ? cameFrom.current : root.closest('main');
    const target = other ?? before;
    if (target instanceof HTMLElement) target.focus();
  });
  useEscape('message', topmost !== undefined, () => topmost !== undefined && dismiss(topmost));
  return {
    ref: section,
    onFocus: ({ relatedTarget }: React.FocusEvent) => {
      if (!isInside.current) cameFrom.current = relatedTarget;
      isInside.current = true;
    },
    onBlur: ({ relatedTarget }: React.FocusEvent) => {
      if (relatedTarget && !section.current?.contains(relatedTarget)) isInside.current = false;
    },
  };
}

/** Messages about links, losses, files and devices; an overlay, so that the layout does not shift. */
export function Notices() {
  const { t } = useTranslation();
  // Messages of the `alert` region come first.
  const messages = [...useLinkMessage(), ...useRunMessages()].toSorted(
    (one, other) => Number(one.tone === 'good') - Number(other.tone === 'good'),
  );
  const keys = useNoticeKeys(messages);
  const { dismiss } = useLabActions();
  // Always render both regions: not every screen reader announces a live region inserted with its text.
  const parts = [
    { role: 'alert', tone: 'bad' },
    { role: 'status', tone: 'good' },
  ] as const;
  return (
    <section {...keys} className={styles['notices']} aria-label={t('notices.label')}>
      {parts.map(({ role, tone }) => (
        <div key={role} role={role}>
          {messages
            .filter((message) => message.tone === tone)
            .map(({ key, content, actions = [] }) => (
              <div key={key} className={styles['notice']} data-tone={tone}>
                <div className={styles['content']}>{content}</div>
                {actions.map(({ text, run }) => (
                  <button key={text} type="button" onClick={() => void run().catch(() => undefined)}>
                    {text}
                  </button>
                ))}
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
