import { useMemo, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { lanes } from '@/core/lane.ts';
import type { RunAnswers } from '@/protocol/engine/frames.ts';
import { Tabs } from '@/ui/tabs.tsx';
import { CalibrationTab } from './calibration-tab.tsx';
import { ClassesTab } from './classes-tab.tsx';
import { comparedOf, finiteLanes, type Compared } from './compared.ts';
import { ConfusionTab } from './confusion-tab.tsx';
import { ErrorsTab } from './errors-tab.tsx';
import { FidelityTab } from './fidelity-tab.tsx';

const parts = {
  confusion: ConfusionTab,
  fidelity: FidelityTab,
  calibration: CalibrationTab,
  errors: ErrorsTab,
  classes: ClassesTab,
} as const satisfies Record<string, ComponentType<{ readonly compared: Compared }>>;

type PartId = keyof typeof parts;
const partIds = Object.keys(parts) as readonly PartId[];

/** Five views of the same answers. */
export function ComparisonResults({ answers }: { readonly answers: RunAnswers }) {
  const { t } = useTranslation('comparison');
  const { t: page } = useTranslation();
  const [chosen, setChosen] = useState<PartId>('confusion');
  const finite = useMemo(() => finiteLanes(answers), [answers]);
  const compared = useMemo(() => comparedOf(answers), [answers]);
  const diverged = lanes.filter((lane) => !finite[lane]);
  if (diverged.length > 0)
    return <p>{t('diverged', { lanes: diverged.map((lane) => page(`lane.${lane}`)).join(', ') })}</p>;
  const Part = parts[chosen];
  return (
    <Tabs
      name={t('tabs.name')}
      tabs={partIds.map((id) => ({ id, text: t(`tabs.${id}`) }))}
      chosen={chosen}
      onChoose={setChosen}
    >
      <div data-figure-root="true">
        <Part compared={compared} />
      </div>
    </Tabs>
  );
}
