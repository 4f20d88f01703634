/** Reads a typed text as the lab does, and asks the network about it. */
import type { TextData } from '@/datasets/dataset-spec.ts';
import { tokenise } from '@/datasets/tokeniser.ts';
import { textOf } from '@/datasets/vocabulary.ts';
import { announce, answer, byId, data, fill, textAt } from './answers.ts';

/** Time without a key after which an answer is announced, ms. */
const PAUSE_MS = 700;

export function startTyping(input: TextData): void {
  const { texts } = data;
  const field = byId('text', HTMLTextAreaElement);
  let timer: ReturnType<typeof setTimeout> | undefined;

  // The field's text is only read: changing it would break off the composition of a syllable.
  function look(): void {
    const { ids, numLeftOut, unknown, numKnown } = tokenise(field.value, input);
    const example = ids.every((id) => id === 0) ? null : Float32Array.from(ids);
    textAt('seen', `${numLeftOut > 0 ? '…' : ''}${textOf(ids, input)}`);
    const notes = [
      numLeftOut > 0 ? fill(texts.window, { length: input.length, leftOut: numLeftOut }) : '',
      unknown.length > 0 ? fill(texts.unknown, { characters: unknown.join(' ') }) : '',
      unknown.length > 0 && numKnown === 0 ? texts.allUnknown : '',
    ];
    textAt('notes', notes.filter((note) => note !== '').join(' '));
    const words = answer(example);
    clearTimeout(timer);
    timer = setTimeout(() => announce(words, example), PAUSE_MS);
  }

  field.addEventListener('input', look);
  byId('clear', HTMLElement).addEventListener('click', () => {
    field.value = '';
    field.focus();
    look();
  });
  look();
}
