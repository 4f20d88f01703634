/** The script of an exported page: a drawing or a typed text, and the network's answer to it. */
import { data } from './answers.ts';
import { startDrawing } from './drawing.ts';
import { startTyping } from './typing.ts';

if (data.input.kind === 'image') startDrawing(data.input);
else startTyping(data.input);
