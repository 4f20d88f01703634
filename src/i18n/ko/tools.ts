import { drawing } from './tools/drawing.ts';
import { recall } from './tools/recall.ts';
import { transferSet } from './tools/transfer-set.ts';

/** The texts of the transfer set, the bars of recall and the drawing in Korean; loaded with what shows them. */
export const tools = { drawing, recall, transferSet };
