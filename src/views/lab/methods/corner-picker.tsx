import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import { Select } from '@/ui/select.tsx';
import { ExampleView, useInput } from '../pictures/example-view.tsx';
import { cornerNames } from './corners.ts';
import { useTestPicture } from './use-test-picture.ts';
import styles from './relations.module.css';

interface CornerPickerProps {
  readonly at: number;
  /** The picture's index among the options; null before they are loaded. */
  readonly place: number | null;
  /** Index in the test set. */
  readonly index: number | null;
  /** Class of the picture. */
  readonly className: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  /** Whether the next click in a panel changes this corner. */
  readonly isNext: boolean;
  readonly onNext: () => void;
  readonly onPick: (place: number) => void;
}

/** One corner of the triangle: its picture, which selects the corner for a change, and a list of pictures. */
export function CornerPicker(props: CornerPickerProps) {
  const { at, place, index, className, options, isNext, onNext, onPick } = props;
  const { t } = useTranslation();
  const picture = useTestPicture(index);
  const input = useInput();
  const corner = entryAt(cornerNames, at);
  const shown = index === null ? '' : t('softTargets.picture', { index, name: className });
  return (
    <div className={styles['picker']}>
      <button
        type="button"
        aria-pressed={isNext}
        aria-label={t('relations.replace', { corner, picture: shown })}
        disabled={place === null}
        onClick={onNext}
      >
        <b aria-hidden="true">{corner}</b>
        <span className={styles['thumbnail']}>
          {picture && <ExampleView input={input} bytes={picture.pixels} name="" />}
        </span>
      </button>
      <Select
        name={t('relations.corner', { corner })}
        isNameHidden
        value={String(place ?? '')}
        options={options}
        onChange={(value) => onPick(Number(value))}
      />
    </div>
  );
}
