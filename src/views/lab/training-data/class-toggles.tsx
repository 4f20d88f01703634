import { useTranslation } from 'react-i18next';
import { useLab } from '@/state/lab-context.tsx';
import { ExampleView, useInput } from '../pictures/example-view.tsx';
import { useClassNames } from '@/i18n/use-class-names.ts';
import styles from './training-data.module.css';
import { useClassPictures } from './use-class-pictures.ts';

/** Most classes in a row. */
const MAX_COLUMNS = 10;

interface ClassTogglesProps {
  readonly onChange: (hiddenClasses: readonly number[]) => void;
}

/** Checkboxes of the classes, with a picture each; an unchecked class is hidden from both students. */
export function ClassToggles({ onChange }: ClassTogglesProps) {
  const { t } = useTranslation('tools');
  const { dataset, hiddenClasses } = useLab((state) => state.config);
  const classNames = useClassNames(dataset);
  const pictures = useClassPictures();
  const input = useInput();
  return (
    <fieldset className={styles['classes']}>
      <legend>{t('trainingData.classes')}</legend>
      <div style={{ '--columns': Math.min(classNames.length, MAX_COLUMNS) }}>
        {classNames.map((name, index) => {
          const picture = pictures.get(index);
          const isShown = !hiddenClasses.includes(index);
          return (
            <label key={name} data-shown={isShown}>
              <input
                type="checkbox"
                aria-label={t('trainingData.class', { name })}
                checked={isShown}
                onChange={() =>
                  onChange(
                    isShown
                      ? [...hiddenClasses, index].toSorted((one, other) => one - other)
                      : hiddenClasses.filter((hidden) => hidden !== index),
                  )
                }
              />
              <span className={styles['thumbnail']}>
                {picture && <ExampleView input={input} bytes={picture.pixels} name="" />}
              </span>
              <span className={styles['name']}>{name}</span>
            </label>
          );
        })}
      </div>
      <p className={styles['help']}>{t('trainingData.classesHelp')}</p>
    </fieldset>
  );
}
