import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { modelById } from '@/models/registry.ts';
import { linkFromRunConfig } from '@/protocol/link/link.ts';
import { unusualKeys } from '@/protocol/classroom/class-result.ts';
import { valueOf, type RunConfig } from '@/protocol/run/config.ts';
import type { KeptResult } from '@/state/class-results-store.ts';
import { Select } from '@/ui/select.tsx';
import styles from './class-view.module.css';

function modelName(t: TFunction, id: string): string {
  return t(`models.${modelById(id).family}`, { detail: id.replace(/^\w+-/, '') });
}

/** Non-default settings besides those that are always named, as in a link. */
function unusualSettings(config: RunConfig): string {
  return unusualKeys(config)
    .map((key) => `${key} ${String(valueOf(config, key))}`)
    .join(', ');
}

/** Text of the settings that a group's runs share. */
function useGroupName(): (result: KeptResult) => string {
  const { t, i18n } = useTranslation('classroom');
  const { t: main } = useTranslation();
  const numbers = numbersOf(i18n.language);
  const text = i18n.t as (key: string) => string;
  return ({ config, step }) => {
    const methods = config.methods.map((id) => text(`methods.${id}.name`)).join(' + ');
    const name = t('results.groupName', {
      dataset: text(`datasets.${config.dataset}`),
      teacher: modelName(main, config.teacher),
      student: modelName(main, config.student),
      methods: methods === '' ? t('results.noMethod') : methods,
      labelled: numbers.whole(config.labelled),
      temperature: numbers.temperature(config.temperature),
      alpha: config.alpha,
      step: numbers.whole(step),
      steps: numbers.whole(config.steps),
    });
    const more = unusualSettings(config);
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
