import { bornAgain } from './lessons/born-again.ts';
import { calibration } from './lessons/calibration.ts';
import { capacityGap } from './lessons/capacity-gap.ts';
import { course } from './lessons/course.ts';
import { darkKnowledge } from './lessons/dark-knowledge.ts';
import { ensemble } from './lessons/ensemble.ts';
import { fewLabels } from './lessons/few-labels.ts';
import { hints } from './lessons/hints.ts';
import { measures } from './lessons/measures.ts';
import { missingDigit } from './lessons/missing-digit.ts';
import { otherPictures } from './lessons/other-pictures.ts';
import { relations } from './lessons/relations.ts';
import { softOrHard } from './lessons/soft-or-hard.ts';
import { temperature } from './lessons/temperature.ts';
import { twoTeachers } from './lessons/two-teachers.ts';
import { whenItLoses } from './lessons/when-it-loses.ts';
import { whyCompress } from './lessons/why-compress.ts';
import { unbrokenAfterValues } from '../unbroken.ts';

/** Korean texts of the lessons; loaded with the parts that show them. */
export const lessons = unbrokenAfterValues({
  course,
  measures,
  'why-compress': whyCompress,
  'dark-knowledge': darkKnowledge,
  temperature: temperature,
  'two-teachers': twoTeachers,
  'missing-digit': missingDigit,
  'few-labels': fewLabels,
  hints: hints,
  relations: relations,
  'born-again': bornAgain,
  'capacity-gap': capacityGap,
  'soft-or-hard': softOrHard,
  'other-pictures': otherPictures,
  calibration,
  ensemble,
  'when-it-loses': whenItLoses,
});
