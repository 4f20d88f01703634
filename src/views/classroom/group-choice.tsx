import { useTranslation } from 'react-i18next';
import { configWords } from '@/i18n/config-name.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { linkFromRunConfig } from '@/protocol/link/write-link.ts';
import type { KeptResult } from '@/state/class-results-store.ts';
import { Select } from '@/ui/select.tsx';
import styles from './class-view.module.css';

/** Text of the settings that a group's runs share. */
function useGroupName(): (result: KeptResult) => string {
  const { t, i18n } = useTranslation('classroom');
  const numbers = numbersOf(i18n.language);
  return ({ config, step }) => {
    const { values, more } = configWords(i18n, config, t('results.noMethod'));
    const name = t('results.groupName', { ...values, step: numbers.whole(step) });
    return more === '' ? name : t('results.groupMore', { name, more });
  };
}

interface GroupChoiceProps {
  readonly groups: readonly (readonly KeptResult[])[];
  readonly shown: readonly KeptResult[];
  readonly onChoose: (group: string) => void;
}

/** The settings of the shown dots, selectable if there are several groups. */
export function GroupChoice({ groups, shown, onChoose }: GroupChoiceProps) {
  const { t, i18n } = useTranslation('classroom');
  const nameOf = useGroupName();
  const [first] = shown;
  if (!first) return null;
  const isOne = groups.length === 1;
  return (
    <div className={styles['group']}>
      {isOne ? (
        <p>{nameOf(first)}</p>
      ) : (
        <Select
          name={t('results.group')}
          value={first.group}
          note={t('results.groups', { count: groups.length })}
          options={groups.flatMap((each) => {
            const [one] = each;
            if (!one) return [];
            return [
              {
                value: one.group,
                text: t('results.groupOption', { name: nameOf(one), count: each.length }),
              },
            ];
          })}
          onChange={onChoose}
        />
      )}
      <a
        href={`./${linkFromRunConfig(first.config, `?lang=${i18n.language}`)}`}
        target="_blank"
        rel="noreferrer"
      >
        {t('results.openRun')}
      </a>
    </div>
  );
}
