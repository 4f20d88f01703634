import { useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plotInset } from '@/charts/chart-frame.tsx';
import { indexAfterKey, nearestIndex } from '@/charts/curve-reading.ts';
import { useTextScale } from '@/charts/use-text-scale.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { stepAxisEnd } from '@/state/curves.ts';
import { useLab, useLabStore } from '@/state/lab-context.tsx';
import { earlierSteps, latestStep, lookBack, trainOnFrom } from '@/state/look-back.ts';
import { useDrag } from '@/ui/use-drag.ts';
import styles from './time.module.css';

/** Width of a range input's thumb, px: its middle stays half of it away from the ends. */
const THUMB = 16;

/** The steps of the slider: those that can be looked back at, and the latest one. */
function useSteps() {
  const earlier = useDeferredValue(useLab(earlierSteps));
  const now = useDeferredValue(useLab(latestStep));
  return { now, steps: [...earlier.filter((step) => step < now), now] };
}

/** Comes back to now when the shown step is gone, or when another generation begins. */
function useValidPast() {
  const lab = useLabStore();
  useEffect(
    () =>
      lab.subscribe((state, before) => {
        const { past, series } = state;
        const isPromoted = series.generations.length !== before.series.generations.length;
        const isValid = !past || (!isPromoted && earlierSteps(state).includes(past.step));
        if (!isValid) lookBack(lab, null).catch(() => undefined);
      }),
    [lab],
  );
}

/** Slider along the steps of the run: shows the networks of an earlier one, and trains on from there. */
export function Time() {
  const { t, i18n } = useTranslation('tools');
  const { t: page } = useTranslation();
  const whole = numbersOf(i18n.language).whole;
  const id = useId();
  const lab = useLabStore();
  const end = useLab(stepAxisEnd);
  const past = useLab((state) => state.past);
  const isPlaying = useLab((state) => state.isPlaying);
  const isReady = useLab((state) => state.isReady);
  const [work, setWork] = useState<'none' | 'branching' | 'failed'>('none');
  useValidPast();
  const { now, steps } = useSteps();
  const inset = plotInset(useTextScale());
  const step = past?.step ?? now;
  const canMove = isReady && steps.length > 1 && work !== 'branching';
  const go = (to: number | undefined) => {
    if (!canMove || to === undefined || to === step) return;
    setWork('none');
    // The store shows a failure of the pause; logits of a step that is gone are not shown.
    lookBack(lab, to === now ? null : to).catch(() => undefined);
  };
  const input = useRef<HTMLInputElement>(null);
  const stepBefore = useRef(step);
  // The native input would also follow a finger that scrolls.
  const drag = useDrag<HTMLDivElement>({
    begin: () => {
      stepBefore.current = step;
      input.current?.focus({ preventScroll: true });
    },
    follow: ({ currentTarget, clientX }) => {
      const { left, width } = currentTarget.getBoundingClientRect();
      const share = (clientX - left - THUMB / 2) / (width - THUMB);
      if (width > THUMB) go(steps[nearestIndex(steps, share * end)]);
    },
    end: () => undefined,
    cancel: () => go(stepBefore.current),
  });
  const branch = async () => {
    if (!past || !canMove) return;
    setWork('branching');
    const isDone = await trainOnFrom(lab, past.step).then(
      () => true,
      () => false,
    );
    setWork(isDone ? 'none' : 'failed');
  };
  const text = past
    ? page('transport.stepCount', { step: whole(step), goal: whole(end) })
    : t('time.now', { step: whole(step) });
  return (
    <section
      className={styles['time']}
      data-not-drawn=""
      aria-label={t('time.title')}
      style={{ '--inset-left': `${inset.left}px`, '--inset-right': `${inset.right}px` }}
    >
      <p className={styles['head']}>
        <label htmlFor={id}>{t('time.title')}</label>
        {/* Hidden from screen readers: the input announces its value. */}
        <output htmlFor={id} aria-live="off" data-past={past !== null}>
          {text}
        </output>
      </p>
      {/* The keyboard uses the input inside. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events */}
      <div className={styles['track']} onMouseDown={(event) => event.preventDefault()} {...drag}>
        <input
          ref={input}
          id={id}
          type="range"
          min={0}
          max={end}
          step="any"
          value={step}
          disabled={!canMove}
          // During training a focused slider would announce every evaluation.
          aria-valuetext={past || !isPlaying ? text : t('time.toNow')}
          aria-describedby={`${id}-note`}
          onChange={(event) => go(steps[nearestIndex(steps, Number(event.target.value))])}
          onKeyDown={(event) => {
            const { key, altKey, ctrlKey, metaKey } = event;
            if (altKey || ctrlKey || metaKey) return;
            const next = indexAfterKey(key, nearestIndex(steps, step), steps.length);
            if (next === null) return;
            event.preventDefault();
            go(steps[next]);
          }}
        />
      </div>
      <p className={styles['note']} id={`${id}-note`} role={work === 'failed' ? 'alert' : undefined}>
        {t(work === 'failed' ? 'time.failed' : past ? 'time.past' : 'time.help')}
      </p>
      {/* Not `disabled` at the latest step: the button would lose the focus. */}
      <div className={styles['buttons']}>
        <button type="button" aria-disabled={!past} onClick={() => go(now)}>
          {t('time.toNow')}
        </button>
        <button type="button" aria-disabled={!past || !canMove} onClick={() => void branch()}>
          {t('time.branch')}
        </button>
      </div>
    </section>
  );
}
