import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import type { CurvePoint } from './curve-shapes.ts';
import styles from './training-curves.module.css';

/** The curve's points as a table; rows are made only while somebody looks, up to ten times a second. */
export function AccuracyTable({ points }: { readonly points: readonly CurvePoint[] }) {
  const { t, i18n } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const numbers = numbersOf(i18n.language);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t('curves.table')}</summary>
      {isOpen && (
        <div className={styles['table']} role="group" tabIndex={0} aria-label={t('curves.table')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('curves.step')}</th>
                <th scope="col">{t('lane.student')}</th>
                <th scope="col">{t('lane.control')}</th>
                <th scope="col">{t('gap.title')}</th>
              </tr>
            </thead>
            <tbody>
              {points.map(({ step, student, control }) => (
                <tr key={step}>
                  <th scope="row">{numbers.whole(step)}</th>
                  <td>{numbers.percent(student)}</td>
                  <td>{numbers.percent(control)}</td>
                  <td>{numbers.signedPoints(student - control)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
