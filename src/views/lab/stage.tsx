import { useClassNames } from '@/i18n/use-class-names.ts';
import { useLab, useSettings } from '@/state/lab-context.tsx';
import { useIsHidden } from '@/state/page-context.tsx';
import { lazyPart } from '@/ui/lazy-part.tsx';
import { Knobs } from './knobs.tsx';
import { PictureChooser, PictureInView } from './picture-chooser.tsx';
import { SoftTargetBars } from './pictures/soft-target-bars.tsx';
import { Shown } from './shown.tsx';
import { useActorOf } from './use-actor-of.ts';
import styles from './stage.module.css';

const SaveBars = lazyPart(
  async () => (await import('./pictures/save-bars.tsx')).SaveBars,
  <span className={styles['save']} />,
);

/** Its row is kept while it loads. */
const MethodRow = lazyPart(async () => (await import('./methods/method-row.tsx')).MethodRow);

const nothing = { teacher: null, student: null, control: null };

function Bars() {
  const dataset = useLab((state) => state.config.dataset);
  const temperature = useLab((state) => state.config.temperature);
  const label = useLab(({ drawing, picture }) => (drawing ? null : (picture?.label ?? null)));
  const isEmpty = useLab(({ drawing }) => drawing?.pixels === null);
  const observed = useLab((state) => state.observed);
  // Before the first training the students' answers are those of their random weights.
  const isUntrained = useLab((state) => !state.hasTrained);
  const actorOf = useActorOf();
  const [{ axis }, settings] = useSettings();
  return (
    <SoftTargetBars
      classNames={useClassNames(dataset)}
      label={label}
      temperature={temperature}
      logits={observed ?? nothing}
      isUntrained={isUntrained}
      teacher={actorOf('teacher')}
      at={observed?.at}
      isEmpty={isEmpty}
      axis={axis}
      onAxisChange={settings.setAxis}
      beside={<SaveBars failure="nothing" />}
    />
  );
}

/** T, α and the methods' switches above the picture and every lane's answer. */
export function Stage() {
  const isChooserHidden = useIsHidden('pictures');
  return (
    <div className={`card ${styles['stage'] ?? ''}`}>
      <Shown part="knobs">
        <Knobs />
      </Shown>
      <Shown part="methods">
        <div className={styles['methods']}>
          <MethodRow failure="nothing" />
        </div>
      </Shown>
      <div className={styles['answers']} data-figure-root="">
        {/* Without the chooser, still show the picture that the bars are about. */}
        {isChooserHidden ? <PictureInView /> : <PictureChooser />}
        <Bars />
      </div>
    </div>
  );
}
