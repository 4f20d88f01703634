import { useTranslation } from 'react-i18next';
import { datasetById } from '@/datasets/registry.ts';
import { tintOf } from '@/datasets/tint.ts';
import { Select } from '@/ui/select.tsx';
import { useClassNames } from '@/i18n/use-class-names.ts';

/** Colour of a pen without a tint. */
export const WHITE = '#fff';

interface TintChoiceProps {
  readonly dataset: string;
  /** As CSS writes it. */
  readonly colour: string;
  readonly onChange: (colour: string) => void;
}

/** The pen's colour: white, or the tint that a class has in the students' training pictures. */
export function TintChoice({ dataset, colour, onChange }: TintChoiceProps) {
  const { t } = useTranslation('tools');
  const { numClasses } = datasetById(dataset);
  const classNames = useClassNames(dataset);
  const tints = classNames.map((name, label) => ({
    value: `rgb(${tintOf(label, numClasses)
      .map((share) => Math.round(255 * share))
      .join(' ')})`,
    text: t('drawing.tintOf', { name }),
  }));
  return (
    <Select
      name={t('drawing.tint')}
      value={colour}
      options={[{ value: WHITE, text: t('drawing.white') }, ...tints]}
      onChange={onChange}
    />
  );
}
