import { useTranslation } from 'react-i18next';
import { Segments } from '@/ui/segments.tsx';
import type { BarAxis } from './probability.ts';

interface AxisToggleProps {
  readonly axis: BarAxis;
  readonly onChange: (axis: BarAxis) => void;
}

const axes = ['linear', 'log'] as const;

/** Switches the bars between a linear and a log axis. */
export function AxisToggle({ axis, onChange }: AxisToggleProps) {
  const { t } = useTranslation();
  return (
    <Segments
      name={t('softTargets.axis')}
      value={axis}
      options={axes.map((value) => ({ value, text: t(`softTargets.${value}`) }))}
      onChange={onChange}
    />
  );
}
