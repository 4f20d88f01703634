import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptDataset } from '@/datasets/own/kept.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import styles from './own.module.css';
import type { Kept } from './use-kept.ts';
import type { OwnDraft } from './use-own-draft.ts';

const MB = 2 ** 20;

interface KeptListProps {
  readonly kept: Kept;
  readonly own: OwnDraft;
  /** Called once a run on it has been started. */
  readonly onUsed: () => void;
}

/** A kept dataset: its numbers, and what can be done with it. */
function KeptRow({ each, kept, own, onUsed }: KeptListProps & { readonly each: KeptDataset }) {
  const { t, i18n } = useTranslation('own');
  const [isAsked, setIsAsked] = useState(false);
  const { whole } = numbersOf(i18n.language);
  const { id, title: name = '', numClasses, counts } = each.spec;
  const isUsed = kept.isUsed(id);
  const isNeeded = kept.isNeeded(id);
  return (
    <li className={styles['kept']} data-used={isUsed}>
      <div>
        <strong>{name}</strong>
        <small>
          {t('kept.about', {
            classes: whole(numClasses),
            pictures: whole(counts.train + counts.test),
            size: new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(each.bytes / MB),
            date: new Intl.DateTimeFormat(i18n.language).format(new Date(each.keptAt)),
          })}
        </small>
      </div>
      <div className={styles['buttons']}>
        <button
          type="button"
          aria-label={isUsed ? undefined : t('kept.useName', { name })}
          disabled={isUsed}
          onClick={() => {
            kept.use(id);
            onUsed();
          }}
        >
          {t(isUsed ? 'kept.used' : 'kept.use')}
        </button>
        <button
          type="button"
          aria-label={t('kept.changeName', { name })}
          onClick={() => void own.open(() => kept.draft(each))}
        >
          {t('kept.change')}
        </button>
        <button
          type="button"
          aria-label={t('kept.exportName', { name })}
          onClick={() => void own.attempt(() => kept.save(each))}
        >
          {t('kept.export')}
        </button>
        <button
          type="button"
          aria-label={t(isAsked ? 'kept.removeSureName' : 'kept.removeName', { name })}
          title={isNeeded ? t('kept.removeInUse') : undefined}
          disabled={isNeeded}
          onBlur={() => setIsAsked(false)}
          onClick={() => {
            if (isAsked) void own.attempt(() => kept.remove(each));
            setIsAsked(!isAsked);
          }}
        >
          {t(isAsked ? 'kept.removeSure' : 'kept.remove')}
        </button>
      </div>
      {isNeeded && !isUsed && <small>{t('kept.removeInUse')}</small>}
    </li>
  );
}

/** The datasets that are kept in this browser. */
export function KeptList(props: KeptListProps) {
  const { t } = useTranslation('own');
  const { kept } = props.kept;
  if (kept === null) return <p className={styles['hint']}>{t('kept.waiting')}</p>;
  if (kept.length === 0) return <p className={styles['hint']}>{t('kept.none')}</p>;
  return (
    <>
      <ul className={styles['list']}>
        {kept.map((each) => (
          <KeptRow key={each.spec.id} each={each} {...props} />
        ))}
      </ul>
      <p className={styles['hint']}>{t('kept.exportHint')}</p>
    </>
  );
}
