import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cleanName } from '@/datasets/own/names.ts';
import { OwnRefusal, type OwnReason } from '@/datasets/own/refusal.ts';
import { showCamera, type CameraProblem } from '@/ui/camera.ts';
import { ClassField } from './class-field.tsx';
import styles from './own.module.css';
import { exampleOfImage } from './read-picture.ts';
import type { OwnDraft } from './use-own-draft.ts';

/** Pictures of a row, and the time between two, ms: long enough to move what is shown. */
const NUM_BURST = 10;
const BURST_MS = 300;

const reasons: Readonly<Record<CameraProblem['kind'], OwnReason>> = {
  insecure: 'camera-insecure',
  absent: 'camera-absent',
  refused: 'camera-refused',
  busy: 'camera-busy',
  silent: 'camera-busy',
  failed: 'camera-busy',
};

interface CameraPanelProps {
  readonly own: OwnDraft;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Takes pictures of a class with the camera, which is on while this is rendered. */
export function CameraPanel({ own, name, onName, onClose }: CameraPanelProps) {
  const { t } = useTranslation('own');
  const video = useRef<HTMLVideoElement>(null);
  const [isRunning, setIsRunning] = useState(false);
  /** Pictures that a row still takes, all of the class that it was started with. */
  const [{ numLeft, of }, setRow] = useState({ numLeft: 0, of: '' });
  const fail = useRef<(problem: CameraProblem) => void>(() => undefined);
  useEffect(() => {
    fail.current = (problem) => {
      const received = problem.kind === 'failed' ? problem.reason : '–';
      own.setMessage({ is: 'refused', refusal: new OwnRefusal(reasons[problem.kind], { received }) });
      onClose();
    };
  });
  useEffect(() => {
    if (!video.current) return undefined;
    return showCamera(video.current, {
      onRunning: () => setIsRunning(true),
      onProblem: (problem) => fail.current(problem),
    });
  }, []);
  const { isReading } = own;
  const shoot = (className: string) => {
    const shown = video.current;
    if (!shown || shown.videoWidth === 0 || className === '' || isReading) return;
    own.addExample(
      className,
      exampleOfImage(shown, shown.videoWidth, shown.videoHeight, own.draft.kind),
      own.draft.kind,
    );
  };
  const latest = useRef(shoot);
  useEffect(() => {
    latest.current = shoot;
  });
  useEffect(() => {
    if (numLeft === 0) return undefined;
    const timer = setTimeout(() => {
      latest.current(of);
      setRow({ numLeft: numLeft - 1, of });
    }, BURST_MS);
    return () => clearTimeout(timer);
  }, [numLeft, of]);
  const className = cleanName(name);
  const isReady = isRunning && className !== '' && numLeft === 0 && !isReading;
  return (
    <div className={styles['panel']}>
      <div className={styles['square']}>
        <video ref={video} aria-label={t('add.running')} muted playsInline />
      </div>
      <div className={styles['beside']}>
        <ClassField own={own} name={name} onName={onName} />
        <div className={styles['buttons']}>
          <button
            type="button"
            className={styles['main']}
            disabled={!isReady}
            onClick={() => shoot(className)}
          >
            {t('add.shoot')}
          </button>
          <button
            type="button"
            disabled={!isReady}
            onClick={() => setRow({ numLeft: NUM_BURST, of: className })}
          >
            {t('add.burst')}
          </button>
          <button type="button" onClick={onClose}>
            {t('add.close')}
          </button>
        </div>
        {!isRunning && <p role="status">{t('add.starting')}</p>}
      </div>
    </div>
  );
}
