import { Camera, CameraOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findResults } from '@/protocol/classroom/class-result.ts';
import type { ClassResultsStore } from '@/state/class-results-store.ts';
import type { CameraProblem } from '@/ui/camera.ts';
import { watchCamera } from './camera.ts';
import styles from './class-view.module.css';

interface CameraViewProps {
  readonly store: ClassResultsStore;
  readonly onProblem: (problem: CameraProblem) => void;
}

/** The camera's picture and the last code read; the camera is on while this is rendered. */
function CameraView({ store, onProblem }: CameraViewProps) {
  const { t } = useTranslation('classroom');
  const video = useRef<HTMLVideoElement>(null);
  const [isRunning, setIsRunning] = useState(false);
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    if (!video.current) return undefined;
    const read = (found: string) => {
      setText(found);
      if (findResults(found).length > 0) store.actions.add(found);
    };
    return watchCamera(video.current, { onRunning: () => setIsRunning(true), onRead: read, onProblem });
  }, [store, onProblem]);
  const [found] = text === null ? [] : findResults(text);
  const message = () => {
    if (text === null) return t(isRunning ? 'results.scanning' : 'results.scanStarting');
    // A code's error is shown with those of pasted codes.
    if (!found || 'problem' in found.decoded) return t('results.scanOther');
    const { config, nickname } = found.decoded.result;
    return t('results.scanned', { seed: config.seed, name: nickname }).trim();
  };
  return (
    <>
      <video ref={video} aria-label={t('results.scanVideo')} muted playsInline />
      <p role="status" className={styles['hint']}>
        {message()}
      </p>
    </>
  );
}

/** Reads result codes from QR codes with a camera. */
export function ScanResults({ store }: { readonly store: ClassResultsStore }) {
  const { t } = useTranslation('classroom');
  const [isOn, setIsOn] = useState(false);
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  const [fail] = useState(() => (found: CameraProblem) => {
    setProblem(found);
    setIsOn(false);
  });
  return (
    <div className={styles['scan']}>
      <button
        type="button"
        onClick={() => {
          setProblem(null);
          setIsOn(!isOn);
        }}
      >
        {isOn ? <CameraOff aria-hidden="true" /> : <Camera aria-hidden="true" />}
        {t(isOn ? 'results.scanStop' : 'results.scan')}
      </button>
      {isOn && <CameraView store={store} onProblem={fail} />}
      <div role="alert" className={styles['outcome']}>
        {problem && (
          <p data-tone="bad">
            {t(`results.camera.${problem.kind}`, {
              protocol: location.protocol.replace(':', ''),
              reason: problem.kind === 'failed' ? problem.reason : '',
            })}
          </p>
        )}
      </div>
    </div>
  );
}
