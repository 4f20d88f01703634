import { networkPicture } from './network.ts';
import { backend } from './tools/backend.ts';
import { comparison } from './tools/comparison.ts';
import { concept } from './tools/concept.ts';
import { credits } from './tools/credits.ts';
import { drawing } from './tools/drawing.ts';
import { formula } from './tools/formula.ts';
import { methodRow } from './tools/method-row.ts';
import { recall } from './tools/recall.ts';
import { scoreboard } from './tools/scoreboard.ts';
import { settings } from './tools/settings.ts';
import { setup } from './tools/setup.ts';
import { teacherFile } from './tools/teacher-file.ts';
import { time } from './tools/time.ts';
import { trainingData } from './tools/training-data.ts';
import { typing } from './tools/typing.ts';
import { undo } from './tools/undo.ts';

/** English texts of the tools; loaded with the parts that show them. */
export const tools = {
  backend,
  comparison,
  concept,
  credits,
  drawing,
  formula,
  methodRow,
  networkPicture,
  recall,
  scoreboard,
  settings,
  setup,
  teacherFile,
  time,
  trainingData,
  typing,
  undo,
};
