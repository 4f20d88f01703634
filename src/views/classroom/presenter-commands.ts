/** A command of presenter mode, triggered by a key. */
export type Command =
  | {
      readonly kind:
        | 'toggle'
        | 'step'
        | 'reset'
        | 'seed'
        | 'blank'
        | 'fullscreen'
        | 'help'
        | 'leave'
        | 'light'
        | 'question'
        | 'lessons';
    }
  /** Scrolls the lab, whatever has the focus. */
  | { readonly kind: 'scroll'; readonly to: 'up' | 'down' | 'start' | 'end' }
  /** Goes on in the open lesson, to a step's question and then to the next step, or back to the previous step. */
  | { readonly kind: 'turn'; readonly by: 1 | -1 }
  /** @property index 0 for the first lesson of the course */
  | { readonly kind: 'lesson'; readonly index: number };

/** The properties of a key press that are used here. */
export type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'isComposing'
>;

export interface CommandContext {
  /** Type of the focused element: fields take text, controls use Space and arrow keys themselves. */
  readonly focus: 'field' | 'control' | 'dialog' | 'page';
  readonly hasLesson: boolean;
}

const scrolls = { ArrowUp: 'up', ArrowDown: 'down', Home: 'start', End: 'end' } as const;
const letters = {
  r: 'reset',
  n: 'seed',
  b: 'blank',
  f: 'fullscreen',
  l: 'light',
  q: 'question',
  o: 'lessons',
} as const;

/**
 * The letter or sign of a key. With a Korean keyboard in Hangul mode the R key types ㄱ: the position on the
 * keyboard counts then; on other Latin layouts, the letter itself.
 */
function signOf({ key, code, shiftKey }: Press): string {
  if (/^[!-~]$/.test(key)) return key.toLowerCase();
  if (/^Key[A-Z]$/.test(code)) return code.charAt(3).toLowerCase();
  return code === 'Slash' && shiftKey ? '?' : key;
}

function commandOfSign(sign: string): Command | null {
  const kind = Object.entries(letters).find(([letter]) => letter === sign)?.[1];
  if (kind) return { kind };
  if (sign === '?') return { kind: 'help' };
  // 1 is the first lesson, 0 the tenth.
  return /^\d$/.test(sign) ? { kind: 'lesson', index: (Number(sign) + 9) % 10 } : null;
}

/**
 * The command of a key press, or null if presenter mode ignores it: during typing, in a dialog, with Ctrl or
 * Alt, or if the focused control itself uses Space and arrows.
 */
export function commandOf(press: Press, { focus, hasLesson }: CommandContext): Command | null {
  const { key, ctrlKey, metaKey, altKey, isComposing, repeat } = press;
  if (ctrlKey || metaKey || altKey || isComposing || focus === 'field' || focus === 'dialog') return null;
  // A presenter's clicker sends these keys.
  const isPage = key === 'PageDown' || key === 'PageUp';
  if (isPage) return hasLesson && !repeat ? { kind: 'turn', by: key === 'PageDown' ? 1 : -1 } : null;
  const scroll = Object.entries(scrolls).find(([name]) => name === key)?.[1];
  if (scroll) return focus === 'control' ? null : { kind: 'scroll', to: scroll };
  const isArrow = key === 'ArrowRight' || key === 'ArrowLeft';
  if (isArrow || key === ' ') {
    if (focus === 'control') return null;
    if (key === ' ') return repeat ? null : { kind: 'toggle' };
    if (hasLesson) return repeat ? null : { kind: 'turn', by: key === 'ArrowRight' ? 1 : -1 };
    // Key repeat is allowed for single steps.
    return key === 'ArrowRight' ? { kind: 'step' } : null;
  }
  if (repeat) return null;
  return key === 'Escape' ? { kind: 'leave' } : commandOfSign(signOf(press));
}

const typed = 'textarea, select, [contenteditable], input:not([type=range], [type=checkbox], [type=radio])';
const controls =
  'input, button, a[href], summary, [role=slider], [role=button], [role=tab], [role=switch], [role=radio], [tabindex="0"]';

/**
 * Whether a part around the focus, e.g. a lesson's text, can scroll further in that direction and gets the key.
 */
export function scrollsWithin(target: EventTarget | null, to: 'up' | 'down' | 'start' | 'end'): boolean {
  const isDown = to === 'down' || to === 'end';
  for (let part = target instanceof Element ? target : null; part; part = part.parentElement) {
    if (part === document.body || part === document.documentElement) return false;
    const room = isDown ? part.scrollHeight - part.clientHeight - part.scrollTop : part.scrollTop;
    if (room > 1 && /auto|scroll/.test(getComputedStyle(part).overflowY)) return true;
  }
  return false;
}

/** Classifies the focused element by how it handles keys itself. */
export function focusOf(target: EventTarget | null): CommandContext['focus'] {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('dialog, [role=dialog], [role=alertdialog], [role=menu], [role=listbox]'))
    return 'dialog';
  if (target.closest(typed)) return 'field';
  return target.closest(controls) ? 'control' : 'page';
}
