import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePage, usePageActions } from '@/state/page-context.tsx';
import { useEscape } from '@/ui/escape-stack.ts';
import { usePresenterActions } from './presenter-actions.ts';
import { PresenterBlank } from './presenter-blank.tsx';
import { commandOf, focusOf, scrollsWithin } from './presenter-commands.ts';
import { PresenterHelp } from './presenter-help.tsx';
import { usePresenterLight } from './presenter-light.ts';
import styles from './presenter-mode.module.css';

/** Duration of a message about a key's effect, ms. */
const SAID_MS = 4_000;

/** Presenter mode and its keyboard shortcuts, which are only active in it. */
export function PresenterMode() {
  const { t } = useTranslation('classroom');
  const isBlank = usePage((state) => state.isBlank);
  const hasLesson = usePage((state) => state.lesson !== null);
  const page = usePageActions();
  const help = useRef<HTMLDialogElement>(null);
  const [said, setSaid] = useState({ text: '', count: 0 });
  const [isLit, setLit] = useState(false);
  const shade = usePresenterLight(isLit, () => setLit(false));
  const act = usePresenterActions(() => help.current?.showModal());
  const say = (text: string) => setSaid(({ count }) => ({ text, count: count + 1 }));
  /** Returns whether the key is a command. */
  const run = (event: KeyboardEvent): boolean => {
    const command = commandOf(event, { focus: focusOf(event.target), hasLesson });
    if (!command || (command.kind === 'scroll' && scrollsWithin(event.target, command.to))) return false;
    event.preventDefault();
    if (command.kind === 'light') setLit(true);
    void act(command).then((text) => text !== null && say(text));
    return true;
  };
  useEscape('page', true, run);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' && !event.defaultPrevented && !isBlank) run(event);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  const greet = useEffectEvent(() => say(t('presenter.entered')));
  useEffect(() => {
    // Delayed: not every screen reader announces a live region inserted with its text.
    const timer = setTimeout(() => greet());
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (said.text === '') return undefined;
    const timer = setTimeout(() => setSaid(({ count }) => ({ text: '', count })), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const endBlank = () => {
    page.blank(false);
    say(t('presenter.said.back'));
  };
  return (
    <aside className={styles['presenter']} aria-label={t('presenter.label')}>
      <button type="button" onClick={() => help.current?.showModal()}>
        <kbd aria-hidden="true">?</kbd> {t('presenter.keys')}
      </button>
      <p role="status" className={styles['said']} data-said={said.text !== ''}>
        <span key={said.count}>{said.text}</span>
      </p>
      <PresenterHelp ref={help} />
      {isLit && <div ref={shade} className={styles['shade']} />}
      {isBlank && <PresenterBlank onEnd={endBlank} />}
    </aside>
  );
}
