import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { entryAt } from '@/core/checked.ts';
import styles from './tabs.module.css';

interface Tab<Id extends string> {
  readonly id: Id;
  readonly text: string;
}

interface TabsProps<Id extends string> {
  /** Accessible name of the list. */
  readonly name: string;
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  /** The chosen tab's panel. */
  readonly children: ReactNode;
}

/** The place after a key press in a row of `count` that has no ends; null for other keys. */
function placeAfter(key: string, place: number, count: number): number | null {
  if (key === 'ArrowRight') return (place + 1) % count;
  if (key === 'ArrowLeft') return (place + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

/** Tabs with one panel: one Tab stop, arrow keys choose at once. */
export function Tabs<Id extends string>({ name, tabs, chosen, onChoose, children }: TabsProps<Id>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent, from: number) => {
    const { altKey, ctrlKey, metaKey } = event;
    const place = altKey || ctrlKey || metaKey ? null : placeAfter(event.key, from, tabs.length);
    if (place === null) return;
    event.preventDefault();
    const button = list.current?.children[place];
    if (button instanceof HTMLElement) button.focus();
    onChoose(entryAt(tabs, place).id);
  };
  return (
    <>
      <div ref={list} role="tablist" aria-label={name} className={styles['list']}>
        {tabs.map((tab, place) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            aria-selected={tab.id === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => onChoose(tab.id)}
            onKeyDown={(event) => move(event, place)}
          >
            {tab.text}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`} className={styles['panel']}>
        {children}
      </div>
    </>
  );
}
