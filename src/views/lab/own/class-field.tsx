import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import styles from './own.module.css';
import type { OwnDraft } from './use-own-draft.ts';

interface ClassFieldProps {
  readonly own: OwnDraft;
  readonly name: string;
  readonly onName: (name: string) => void;
}

/** The class that new pictures are of: one that exists, or a new one. */
export function ClassField({ own, name, onName }: ClassFieldProps) {
  const { t, i18n } = useTranslation('own');
  const id = useId();
  const { classes } = own.draft;
  const known = classes.find((each) => each.name === name.trim());
  const pictures = numbersOf(i18n.language).whole(known?.examples.length ?? 0);
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{t('add.class')}</label>
      <input id={id} list={`${id}-list`} value={name} onChange={({ target }) => onName(target.value)} />
      <datalist id={`${id}-list`}>
        {classes.map((each) => (
          <option key={each.name} value={each.name}>
            {each.name}
          </option>
        ))}
      </datalist>
      <span role="status">
        {name.trim() === '' ? t('add.needsClass') : t('add.count', { name: name.trim(), pictures })}
      </span>
    </div>
  );
}
