/** Value of `assistant` for a run without one. */
export const NO_ASSISTANT = 'none';

interface Teachers {
  readonly teacher: string;
  readonly assistant?: string;
}

/** Whether a run has an assistant, which learns from the teacher and then teaches the student. */
export const hasAssistant = ({ assistant = NO_ASSISTANT }: Pick<Teachers, 'assistant'>): boolean =>
  assistant !== NO_ASSISTANT;

/** Id of the network that the student learns from, until a student is promoted: the assistant, or the teacher. */
export const teachingModel = ({ teacher, assistant = NO_ASSISTANT }: Teachers): string =>
  assistant === NO_ASSISTANT ? teacher : assistant;
