import { Printer } from 'lucide-react';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import type { Lesson } from '@/lessons/lesson.ts';
import { loadLesson } from '@/lessons/load-lesson.ts';
import { lessonIdOf, lessonIds } from '@/lessons/registry.ts';
import { minutesOfSteps } from '@/lessons/values.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { sheetLink } from './sheet-link.ts';
import styles from './sheet-view.module.css';
import { ClaimList } from './claim-list.tsx';
import { useLessonTexts } from './use-lesson-texts.ts';
import { useOnePage } from './use-one-page.ts';

/** The lesson's steps with their durations. */
function Steps({ lesson }: { readonly lesson: Lesson }) {
  const { t, i18n } = useTranslation('lessons');
  const texts = useLessonTexts();
  const minutes = minutesOfSteps(lesson);
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <table>
      <caption>{t('course.print.course')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('course.print.step')}</th>
          <th scope="col">{t('course.print.happens')}</th>
          <th scope="col">{t('course.print.minutes')}</th>
        </tr>
      </thead>
      <tbody>
        {lesson.steps.map((step, index) => {
          const ask = step.prediction ? texts.step(lesson.id, step, 'ask') : null;
          const task = step.task ? texts.step(lesson.id, step, 'task') : null;
          const reveal = step.prediction ? texts.step(lesson.id, step, 'reveal') : null;
          const choice = step.prediction?.kind === 'choice' ? step.prediction : null;
          const answers = choice?.answers.map((key) => texts.answer(lesson.id, step, key)) ?? [];
          // Without training, the correct answer does not depend on an outcome.
          const truth = choice && !step.experiment ? choice.truth([]) : null;
          return (
            <tr key={step.id}>
              <th scope="row">
                {index + 1}. {texts.step(lesson.id, step, 'title')}
              </th>
              <td>
                <p>{texts.step(lesson.id, step, 'text')}</p>
                {ask && <p>{t('course.print.predict', { question: ask })}</p>}
                {choice && <p>{t('course.print.choices', { answers: answers.join(' / ') })}</p>}
                {task && <p>{t('course.print.task', { task })}</p>}
                {step.experiment && <p>{t('course.print.runs', { runs: step.experiment.trials.length })}</p>}
                {truth && <p>{t('course.print.answer', { answer: texts.answer(lesson.id, step, truth) })}</p>}
                {reveal && <p>→ {reveal}</p>}
              </td>
              <td>{number.format(entryAt(minutes, index))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Sheet({ id }: { readonly id: string }) {
  const lesson = use(loadLesson(id));
  const { t, i18n } = useTranslation('lessons');
  const texts = useLessonTexts();
  return (
    <>
      <header>
        <p>{t('course.print.kind')}</p>
        <h1>
          {t('course.print.title', {
            number: lessonIds.indexOf(id) + 1,
            title: texts.lesson(id, 'title'),
          })}
        </h1>
        <p className={styles['question']}>{texts.lesson(id, 'question')}</p>
        <p>{t('course.print.total', { minutes: numbersOf(i18n.language).whole(lesson.minutes) })}</p>
        <nav>
          <button type="button" onClick={() => print()}>
            <Printer aria-hidden="true" /> {t('course.print.print')}
          </button>
          <a href={`?lesson=${id}&lang=${i18n.language}`}>{t('course.print.toLesson')}</a>
        </nav>
      </header>
      <dl>
        {texts.sheet(id).map(({ part, text }) => (
          <div key={part}>
            <dt>{t(`course.print.${part}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <Steps lesson={lesson} />
      <h2>{t('course.print.finding')}</h2>
      <p>{texts.lesson(id, 'finding')}</p>
      <h2>{t('course.print.reliable')}</h2>
      <ClaimList lesson={lesson} />
      <p>
        {texts.basis(id)} {t('course.print.reliableText')}
      </p>
    </>
  );
}

/** Shown for an unknown lesson: the requested id and the existing lessons. */
function Missing({ received }: { readonly received: string }) {
  const { t, i18n } = useTranslation('lessons');
  const texts = useLessonTexts();
  return (
    <>
      <h1>{t('course.print.kind')}</h1>
      <p role="alert">{t('course.print.missing', { received, expected: lessonIds.join(', ') })}</p>
      <ul>
        {lessonIds.map((id) => (
          <li key={id}>
            <a href={sheetLink(id, i18n.language)}>{texts.lesson(id, 'title')}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A lesson's sheet on one page. */
function OnePage({ id }: { readonly id: string }) {
  // Its height is measured once it is loaded.
  use(loadLesson(id));
  const sheet = useOnePage();
  return (
    <main ref={sheet} className={styles['sheet']}>
      <Sheet id={id} />
    </main>
  );
}

/** Printable sheet for the teacher: what to say and ask, what the class will see, how long it takes. */
export function SheetView({ id }: { readonly id: string }) {
  const { i18n } = useTranslation('lessons');
  const known = lessonIdOf(id);
  if (known !== null) return <OnePage key={`${known} ${i18n.language}`} id={known} />;
  return (
    <main className={styles['sheet']}>
      <Missing received={id} />
    </main>
  );
}
