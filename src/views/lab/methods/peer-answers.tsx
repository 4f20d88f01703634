import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import { LOGITS } from '@/distill/tap.ts';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { numbersOf } from '@/i18n/numbers.ts';
import { softmaxAt } from '@/metrics/softmax.ts';
import { useLab } from '@/state/lab-context.tsx';
import { ProbabilityBar } from '../pictures/probability-bar.tsx';
import { PastStep } from '../time/past-step.tsx';
import { useClassNames } from '@/i18n/use-class-names.ts';
import { useCompared } from './use-compared.ts';
import { pairOf } from './use-first-pair.ts';
import { useInspection } from './use-inspection.ts';
import styles from './peer-answers.module.css';

const lanes = ['student', 'peer'] as const;

/** The answers of the student and of its peer to the chosen picture, class by class. */
export function PeerAnswers() {
  const { t, i18n } = useTranslation();
  const { percent } = numbersOf(i18n.language);
  const picture = useLab((state) => state.picture?.index);
  const classNames = useClassNames(useLab((state) => state.config.dataset));
  const { methodId, isOn, setting } = useCompared('peer');
  const taps = { teacher: [LOGITS], student: [LOGITS] };
  const inspection = useInspection(
    'activations',
    picture === undefined || !isOn ? null : { picture: { kind: 'test', index: picture }, taps },
    setting,
  );
  const now = pairOf(inspection, { methodId, pair: 0 });
  const answers = now && {
    student: softmaxAt(now.student.values, 1),
    peer: softmaxAt(now.teacher.values, 1),
  };
  const title = t('peerAnswers.title');
  const head = [t('peerAnswers.class'), ...lanes.map((lane) => t(`peerAnswers.${lane}`))];
  return (
    <figure className={styles['figure']}>
      <figcaption>
        <b>{title}</b> <PastStep at={inspection.at} />
        {answers && (
          <SaveFigure
            figure="peer-answers"
            title={title}
            tables={() => [
              {
                head: ['class', ...lanes.map((lane) => `probability of the ${lane} (0..1)`)],
                rows: classNames.map((_, label) => [
                  label,
                  ...lanes.map((lane) => entryAt(answers[lane], label)),
                ]),
              },
            ]}
          />
        )}
      </figcaption>
      {answers ? (
        <table className={styles['answers']}>
          <thead>
            <tr>
              {head.map((text) => (
                <th key={text} scope="col">
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classNames.map((name, label) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {lanes.map((lane) => (
                  <td key={lane}>
                    <ProbabilityBar
                      actor="student"
                      probability={entryAt(answers[lane], label)}
                      text={percent(entryAt(answers[lane], label))}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p role="status">{t(isOn ? 'peerAnswers.waiting' : 'peerAnswers.off')}</p>
      )}
      <p className={styles['note']}>{t('peerAnswers.note')}</p>
    </figure>
  );
}
