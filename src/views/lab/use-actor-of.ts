import type { Lane } from '@/core/lane.ts';
import { hasAssistant } from '@/protocol/run/teaching-model.ts';
import { useLab } from '@/state/lab-context.tsx';
import { numGenerationsShown } from '@/state/look-back.ts';

/** Who answers in a lane: the key of a name. */
export type ActorName = Lane | 'assistant';

/** Who is in a lane: in the teacher's an assistant, until a student has been promoted. */
export function useActorOf(): (lane: Lane) => ActorName {
  const isAssisted = useLab((state) => hasAssistant(state.config) && numGenerationsShown(state) === 0);
  return (lane) => (lane === 'teacher' && isAssisted ? 'assistant' : lane);
}
