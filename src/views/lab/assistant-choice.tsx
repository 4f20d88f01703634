import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { modelById } from '@/models/registry.ts';
import { blockingMethods } from '@/protocol/blocking-methods.ts';
import { isTaughtByStudents, possibleAssistants } from '@/protocol/run/assistant.ts';
import { isLiveKey } from '@/protocol/run/config.ts';
import { isEnsemble } from '@/protocol/run/limits.ts';
import { planFor } from '@/protocol/run/plan-for.ts';
import { teacherGoal } from '@/protocol/run/teacher-goal.ts';
import { hasAssistant, NO_ASSISTANT } from '@/protocol/run/teaching-model.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { Select } from '@/ui/select.tsx';
import { useModelName } from './use-model-name.ts';

/** What the assistant is and does; why there can be none. */
function useNote(numPossible: number): string {
  const { t, i18n } = useTranslation();
  const numbers = numbersOf(i18n.language);
  const config = useLab((state) => state.config);
  const measured = useLab((state) => state.series.evaluations.at(-1) ?? null);
  if (!hasAssistant(config)) return numPossible === 0 ? t('controls.assistantImpossible') : ' ';
  const steps = numbers.whole(config.assistantSteps);
  if (!measured || measured.teacherStep < teacherGoal(config)) return t('controls.assistantWho', { steps });
  const accuracy = numbers.percent(measured.teacher.accuracy);
  return t('controls.assistantTaught', { steps, accuracy });
}

/** Chooses the network that learns from the teacher first and then teaches the student. */
export function AssistantChoice() {
  const { t, i18n } = useTranslation();
  const config = useLab((state) => state.config);
  const { change: set } = useLabActions();
  const modelName = useModelName();
  const numbers = numbersOf(i18n.language);
  const possible = possibleAssistants(config);
  const note = useNote(possible.length);
  // Ids are data, which the typed `t` cannot check.
  const nameOf = (id: string) => (t as (key: string) => string)(`methods.${id}.name`);
  const refusalOf = (assistant: string) => {
    if (isEnsemble(config)) return t('controls.assistantEnsemble');
    const blocking = isTaughtByStudents(config)
      ? config.methods.filter((id) => isTaughtByStudents({ methods: [id] }))
      : blockingMethods(config, { assistant });
    if (blocking.length === 0) return undefined;
    return t('models.switchOff', { methods: blocking.map(nameOf).join(', ') });
  };
  const options = possible.map((id) => {
    const spec = modelById(id);
    const parameters = numbers.whole(planFor(config.dataset, id).numParameters);
    const text = t('models.option', { name: modelName(spec), parameters });
    return { value: id, text, refusal: refusalOf(id) };
  });
  return (
    <Select
      name={t('controls.assistant')}
      actor="teacher"
      value={config.assistant}
      options={[{ value: NO_ASSISTANT, text: t('controls.noAssistant') }, ...options]}
      note={note}
      restarts={!isLiveKey('assistant')}
      onChange={(assistant) => set({ assistant })}
    />
  );
}
