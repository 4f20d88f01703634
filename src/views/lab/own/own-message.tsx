import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import styles from './own.module.css';
import { useRefusalText } from './use-refusal-text.ts';
import type { OwnDraft, OwnMessage } from './use-own-draft.ts';

/** Files that are named; the rest are counted. */
const MAX_NAMED = 50;

/** What was added, and the files that were not, with the reason of each. */
function Added({ message }: { readonly message: Extract<OwnMessage, { is: 'added' }> }) {
  const { t, i18n } = useTranslation('own');
  const { whole } = numbersOf(i18n.language);
  const refusalText = useRefusalText();
  const { numPictures, numClasses, leftOut, numHidden } = message;
  return (
    <>
      <p>
        {t('make.added', { pictures: whole(numPictures), classes: whole(numClasses) })}{' '}
        {numHidden > 0 && t('make.hidden', { files: whole(numHidden) })}
      </p>
      {leftOut.length > 0 && (
        <details open={leftOut.length <= 3}>
          <summary>{t('make.leftOut', { files: whole(leftOut.length) })}</summary>
          <ul>
            {leftOut.slice(0, MAX_NAMED).map((each) => (
              <li key={`${each.facts.name}/${each.reason}`}>{refusalText(each)}</li>
            ))}
            {leftOut.length > MAX_NAMED && (
              <li>{t('make.more', { files: whole(leftOut.length - MAX_NAMED) })}</li>
            )}
          </ul>
        </details>
      )}
    </>
  );
}

/** How far a reading is, or what happened last. */
export function OwnMessageView({ own }: { readonly own: OwnDraft }) {
  const { t, i18n } = useTranslation('own');
  const { whole } = numbersOf(i18n.language);
  const refusalText = useRefusalText();
  const { message, progress } = own;
  const isRefused = message?.is === 'refused';
  return (
    <>
      <div role="status" className={styles['status']}>
        {progress && (
          <>
            <progress value={progress.done} max={progress.files} aria-label={t('make.title')} />
            <span>{t('make.reading', { done: whole(progress.done), files: whole(progress.files) })}</span>
            <button type="button" onClick={own.cancel}>
              {t('make.cancel')}
            </button>
          </>
        )}
        {!progress && message?.is === 'added' && <Added message={message} />}
        {!progress && message?.is === 'cancelled' && <p>{t('make.cancelled')}</p>}
        {!progress && message?.is === 'imported' && <p>{t('make.imported', { name: message.name })}</p>}
        {!progress && message?.is === 'removed' && <p>{t('classes.removed', { name: message.name })}</p>}
      </div>
      {isRefused && (
        <div role="alert" className={styles['refused']}>
          <p>{refusalText(message.refusal)}</p>
          <button
            type="button"
            className={styles['icon']}
            aria-label={t('make.dismiss')}
            onClick={() => own.setMessage(null)}
          >
            <X aria-hidden="true" />
          </button>
        </div>
      )}
    </>
  );
}
