import { useMemo } from 'react';
import { methodById } from '@/distill/registry.ts';
import { planFor } from '@/protocol/run/plan-for.ts';
import { activeMethods } from '@/protocol/run/config.ts';
import { teachingModel } from '@/protocol/run/teaching-model.ts';
import { useLab } from '@/state/lab-context.tsx';
import { numGenerationsShown } from '@/state/look-back.ts';
import { networkGrid } from './network-grid.ts';
import { wiresOf } from './network-wires.ts';
import { layOutWires } from './wire-layout.ts';

/** Both networks of the current run on one grid, with the wires between them. */
export function useNetworks() {
  const config = useLab((state) => state.config);
  const numGenerations = useLab(numGenerationsShown);
  const { dataset, student } = config;
  // After a generation ends, its student is the next teacher, of the student's model.
  const teacher = numGenerations > 0 ? student : teachingModel(config);
  const networks = useMemo(() => {
    const planOf = (id: string) => planFor(dataset, id);
    const plans = { teacher: planOf(teacher), student: planOf(student) };
    return { plans, grid: networkGrid(plans.teacher, plans.student) };
  }, [dataset, teacher, student]);
  const { plans, grid } = networks;
  const layout = useMemo(() => {
    return layOutWires(wiresOf(activeMethods(config), plans.teacher, plans.student), grid);
  }, [config, plans, grid]);
  const isWaiting = numGenerations === 0 && config.methods.some((id) => methodById(id).isGenerational);
  return { plans, grid, layout, numGenerations, isWaiting };
}
