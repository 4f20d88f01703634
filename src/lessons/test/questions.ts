/** A question of the test before and after the lessons; its texts are under `test.questions`. */
export interface TestQuestion {
  readonly id: string;
  /** Keys of the answers, in display order; `UNSURE` follows them. */
  readonly answers: readonly string[];
  /** Key of the right answer. */
  readonly right: string;
  /** Lesson that teaches it. */
  readonly lesson: string;
}

/** Key of the answer that knows that it doesn't know, so that a guess isn't forced. */
export const UNSURE = 'unsure';

/** Asked before the first lesson, and again after the lessons: the same questions, so that the difference is the learner's. */
export const askedTwice: readonly TestQuestion[] = [
  {
    id: 'control',
    answers: ['smaller', 'labelsOnly', 'teacher', 'untrained'],
    right: 'labelsOnly',
    lesson: 'two-teachers',
  },
  {
    id: 'temperature',
    answers: ['better', 'other', 'faster', 'flatter'],
    right: 'flatter',
    lesson: 'temperature',
  },
  {
    id: 'gap',
    answers: ['oneRun', 'always', 'teacher', 'network'],
    right: 'oneRun',
    lesson: 'few-labels',
  },
  {
    id: 'alphaZero',
    answers: ['teacherOnly', 'half', 'nothing', 'equal'],
    right: 'equal',
    lesson: 'two-teachers',
  },
  {
    id: 'useless',
    answers: ['fewLabels', 'wrongLabels', 'sameData', 'unlabelled'],
    right: 'sameData',
    lesson: 'when-it-loses',
  },
];

/**
 * Asked after the lessons only: one on each of the same topics, in another situation, so that a right answer can't be
 * one that was remembered.
 */
export const askedOnce: readonly TestQuestion[] = [
  {
    id: 'sameStart',
    answers: ['faster', 'fair', 'teacher', 'memory'],
    right: 'fair',
    lesson: 'two-teachers',
  },
  {
    id: 'sureTeacher',
    answers: ['visible', 'correct', 'fewerSteps', 'noLabels'],
    right: 'visible',
    lesson: 'calibration',
  },
  {
    id: 'zeroInside',
    answers: ['wins', 'useless', 'rate', 'tooClose'],
    right: 'tooClose',
    lesson: 'when-it-loses',
  },
  {
    id: 'largeAlpha',
    answers: ['labels', 'control', 'softTargets', 'both'],
    right: 'softTargets',
    lesson: 'two-teachers',
  },
  {
    id: 'whoseData',
    answers: ['moreSeeds', 'equalTeacher', 'largerStudent', 'lowerT'],
    right: 'equalTeacher',
    lesson: 'soft-or-hard',
  },
];

/** The rounds of the test, with their questions. */
export const rounds = { before: askedTwice, after: [...askedTwice, ...askedOnce] } as const;
export type Round = keyof typeof rounds;

/** Answers by question; a question that was left out is missing. */
export type TestAnswers = Readonly<Partial<Record<string, string>>>;

/** Number of right answers to some questions. */
export const numRight = (questions: readonly TestQuestion[], answers: TestAnswers): number =>
  questions.filter(({ id, right }) => answers[id] === right).length;
