import { networkPicture } from './network.ts';
import { drawing } from './tools/drawing.ts';
import { recall } from './tools/recall.ts';
import { settings } from './tools/settings.ts';
import { trainingData } from './tools/training-data.ts';
import { undo } from './tools/undo.ts';

/** The texts in English of the networks, the training data, the bars of recall and the drawing; loaded with what shows them. */
export const tools = { drawing, networkPicture, recall, settings, trainingData, undo };
