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
const MESSAGE_MS = 4_000;

/** Presenter mode and its keyboard shortcuts, which are only active in it. */
export function PresenterMode() {
  const { t } = useTranslation('classroom');
  const isBlank = usePage(({ overlay }) => overlay === 'blank');
  const hasLesson = usePage((state) => state.lesson !== null);
  const page = usePageActions();
  const help = useRef<HTMLDialogElement>(null);
  const [message, setMessage] = useState({ text: '', count: 0 });
  const [isLit, setLit] = useState(false);
  const shade = usePresenterLight(isLit, () => setLit(false));
  const act = usePresenterActions(() => help.current?.showModal());
  const announce = (text: string) => setMessage(({ count }) => ({ text, count: count + 1 }));
  /** Returns whether the key is a command. */
  const run = (event: KeyboardEvent): boolean => {
    const command = commandOf(event, { focus: focusOf(event.target), hasLesson });
    if (!command || (command.kind === 'scroll' && scrollsWithin(event.target, command.to))) return false;
    event.preventDefault();
    if (command.kind === 'light') setLit(true);
    void act(command, event.timeStamp).then((text) => text !== null && announce(text));
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
  const announceEntry = useEffectEvent(() => announce(t('presenter.entered')));
  useEffect(() => {
    // Delayed: not every screen reader announces a live region inserted with its text.
    const timer = setTimeout(() => announceEntry());
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (message.text === '') return undefined;
    const timer = setTimeout(() => setMessage(({ count }) => ({ text: '', count })), MESSAGE_MS);
    return () => clearTimeout(timer);
  }, [message]);
  const endBlank = () => {
    page.lay(null);
    announce(t('presenter.said.back'));
  };
  return (
    <aside className={styles['presenter']} aria-label={t('presenter.label')}>
      <button type="button" onClick={() => help.current?.showModal()}>
        <kbd aria-hidden="true">?</kbd> {t('presenter.keys')}
      </button>
      <p role="status" className={styles['message']} data-visible={message.text !== ''}>
        <span key={message.count}>{message.text}</span>
      </p>
      <PresenterHelp ref={help} />
      {isLit && <div ref={shade} className={styles['shade']} />}
      {isBlank && <PresenterBlank onEnd={endBlank} />}
    </aside>
  );
}
