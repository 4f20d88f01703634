import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lessonEntries } from '@/lessons/registry.ts';
import { otherPageProblems } from '@/protocol/link/other-page-link.ts';
import { LinkProblems } from '@/views/lab/link-problems.tsx';
import styles from '@/views/lab/notices.module.css';
import { LazyPart } from '@/ui/lazy-part.tsx';

/** Reports invalid parts of the link of another page than the lab; an overlay, as in the lab. */
export function LinkNotice({ page }: { readonly page: 'bench' | 'class' | 'sheet' | 'article' }) {
  const { t } = useTranslation();
  const [problems, setProblems] = useState(() => otherPageProblems(location.search, page, lessonEntries));
  if (problems.length === 0) return null;
  return (
    <section className={styles['notices']} aria-label={t('notices.label')}>
      <div role="alert">
        <div className={styles['notice']} data-tone="bad">
          <div className={styles['content']}>
            {/* Its texts load. */}
            <LazyPart failure="nothing">
              <LinkProblems problems={problems} />
            </LazyPart>
          </div>
          <button
            type="button"
            className={styles['close']}
            aria-label={t('app.dismiss')}
            onClick={() => setProblems([])}
          >
            <X aria-hidden="true" />
          </button>
        </div>
      </div>
    </section>
  );
}
