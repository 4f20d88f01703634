import { useTranslation } from 'react-i18next';
import type { BackendReport } from '@/protocol/engine/backend.ts';
import type { ThreadsTrial } from '@/protocol/engine/threads.ts';

/** Speed-up by several threads, or why there is only one. */
function Threads({ trial: { numThreads, msOnOne, msOnAll, detail } }: { readonly trial: ThreadsTrial }) {
  const { t } = useTranslation('tools');
  const text =
    msOnOne === null || msOnAll === null
      ? t('backend.threadsAbsent', { numThreads, detail })
      : t('backend.threadsCompared', {
          numThreads,
          msOnOne: msOnOne.toFixed(1),
          msOnAll: msOnAll.toFixed(1),
        });
  return <dd>{text}</dd>;
}

/** Results of the self-test by backend. */
export function BackendTrials({ report }: { readonly report: BackendReport }) {
  const { t } = useTranslation();
  const { t: tools } = useTranslation('tools');
  return (
    <dl>
      {report.trials.map(({ backend, outcome, worstRelativeError, msPerStep, threads, reason, detail }) => (
        <div key={backend}>
          <dt>
            {t(`backend.names.${backend}`)}
            {backend === report.backend && <small>{tools('backend.chosen')}</small>}
          </dt>
          <dd>
            {tools(`backend.${outcome}`, {
              error: worstRelativeError?.toExponential(0) ?? '',
              ms: msPerStep?.toFixed(1) ?? '',
              reason: reason ? t(`backend.reasons.${reason}`, { detail }) : '',
            })}
          </dd>
          {threads && <Threads trial={threads} />}
        </div>
      ))}
    </dl>
  );
}
