import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClassResultsStore, KeptResult } from '@/state/class-results-store.ts';
import { useStoreState } from '@/state/use-store-state.ts';
import { AddResults } from './add-results.tsx';
import styles from './class-view.module.css';
import { GroupChoice } from './group-choice.tsx';
import { ResultTable } from './result-table.tsx';
import { Summary } from './summary.tsx';

/** Groups of results that may be combined, largest first. */
function groupsOf(results: readonly KeptResult[]): readonly (readonly KeptResult[])[] {
  const groups = new Map<string, KeptResult[]>();
  for (const result of results) {
    const group = groups.get(result.group);
    if (group) group.push(result);
    else groups.set(result.group, [result]);
  }
  return [...groups.values()].toSorted((one, other) => other.length - one.length);
}

/** `?class=1`: the class results, one dot per learner. */
export function ClassView({ store }: { readonly store: ClassResultsStore }) {
  const { t, i18n } = useTranslation('classroom');
  const results = useStoreState(store, (state) => state.results);
  const groups = groupsOf(results);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = groups.find(([first]) => first?.group === chosen) ?? groups[0];
  return (
    <main className={styles['class']}>
      <div className={styles['intro']}>
        <h2>{t('results.title')}</h2>
        <p>{t('results.lead')}</p>
      </div>
      <div className={`card ${styles['add'] ?? ''}`}>
        <AddResults store={store} />
      </div>
      <div className={`card ${styles['plot'] ?? ''}`}>
        {shown ? (
          <>
            <GroupChoice groups={groups} shown={shown} onChoose={setChosen} />
            <Summary results={shown} />
          </>
        ) : (
          <p className={styles['empty']}>{t('results.empty')}</p>
        )}
      </div>
      <div className={styles['list']}>
        <ResultTable store={store} results={shown ?? []} />
      </div>
      <a className={styles['toLab']} href={`./?lang=${i18n.language}`}>
        {t('results.toLab')}
      </a>
    </main>
  );
}
