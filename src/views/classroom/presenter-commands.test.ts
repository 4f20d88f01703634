import { describe, expect, it } from 'vitest';
import { commandOf, type CommandContext, type Press } from './presenter-commands.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  ...more,
});
const page: CommandContext = { focus: 'page', hasLesson: false };
const kindOf = (one: Press, context = page) => commandOf(one, context)?.kind ?? null;

describe('a key press in presenter mode', () => {
  it('does what the help says', () => {
    const kinds = [' ', 'ArrowRight', 'r', 'N', 'b', 'f', 'l', 'q', 'o', '?', 'Escape'].map((key) =>
      kindOf(press(key)),
    );
    expect(kinds).toEqual([
      'toggle',
      'step',
      'reset',
      'seed',
      'blank',
      'fullscreen',
      'light',
      'question',
      'lessons',
      'help',
      'leave',
    ]);
    expect(kindOf(press('ArrowLeft'))).toBeNull();
    expect(kindOf(press('x'))).toBeNull();
  });

  it('opens lessons in course order, the tenth with 0', () => {
    const index = (key: string) => commandOf(press(key), page);
    expect(index('1')).toEqual({ kind: 'lesson', index: 0 });
    expect(index('9')).toEqual({ kind: 'lesson', index: 8 });
    expect(index('0')).toEqual({ kind: 'lesson', index: 9 });
  });

  it('moves through the steps of an open lesson', () => {
    const lesson = { ...page, hasLesson: true };
    expect(commandOf(press('ArrowRight'), lesson)).toEqual({ kind: 'turn', by: 1 });
    expect(commandOf(press('ArrowLeft'), lesson)).toEqual({ kind: 'turn', by: -1 });
    expect(commandOf(press('ArrowRight', { repeat: true }), lesson)).toBeNull();
    // A clicker's two buttons work wherever the focus is; without a lesson they scroll the page.
    expect(commandOf(press('PageDown'), { ...lesson, focus: 'control' })).toEqual({ kind: 'turn', by: 1 });
    expect(commandOf(press('PageUp'), lesson)).toEqual({ kind: 'turn', by: -1 });
    expect(commandOf(press('PageDown'), page)).toBeNull();
  });

  it('scrolls the lab with the arrows, wherever a lesson has put the focus', () => {
    for (const context of [page, { ...page, hasLesson: true }]) {
      expect(commandOf(press('ArrowDown', { repeat: true }), context)).toEqual({
        kind: 'scroll',
        to: 'down',
      });
      expect(commandOf(press('ArrowUp'), context)).toEqual({ kind: 'scroll', to: 'up' });
      expect(commandOf(press('Home'), context)).toEqual({ kind: 'scroll', to: 'start' });
      expect(commandOf(press('End'), context)).toEqual({ kind: 'scroll', to: 'end' });
    }
    // A slider uses its arrow keys itself.
    expect(kindOf(press('ArrowDown'), { ...page, focus: 'control' })).toBeNull();
  });

  it('does nothing while a user types or a dialog is open', () => {
    for (const focus of ['field', 'dialog'] as const)
      for (const key of [' ', 'ArrowRight', 'r', '?', 'Escape', '1'])
        expect(kindOf(press(key), { ...page, focus })).toBeNull();
  });

  it('leaves Space and arrows to the focused control, but no other key', () => {
    const control = { ...page, focus: 'control' } as const;
    expect([' ', 'ArrowRight', 'ArrowLeft'].map((key) => kindOf(press(key), control))).toEqual([
      null,
      null,
      null,
    ]);
    expect(['r', 'n', 'b', '?'].map((key) => kindOf(press(key), control))).toEqual([
      'reset',
      'seed',
      'blank',
      'help',
    ]);
  });

  it('leaves browser shortcuts alone, and counts a held key as one press', () => {
    expect(kindOf(press('r', { ctrlKey: true }))).toBeNull();
    expect(kindOf(press('n', { metaKey: true }))).toBeNull();
    expect(kindOf(press('r', { isComposing: true }))).toBeNull();
    expect(kindOf(press(' ', { repeat: true }))).toBeNull();
    expect(kindOf(press('ArrowRight', { repeat: true }))).toBe('step');
  });

  it('works on a Hangul keyboard and on other layouts', () => {
    expect(kindOf(press('ㄱ', { code: 'KeyR' }))).toBe('reset');
    expect(kindOf(press('ㅠ', { code: 'KeyB' }))).toBe('blank');
    // Dvorak: N is typed with the key that is L on other layouts.
    expect(kindOf(press('n', { code: 'KeyL' }))).toBe('seed');
  });
});
