import { decodeQR } from 'qr/decode.js';
import { showCamera, type CameraProblem } from '@/ui/camera.ts';

/** Time between two scans, ms: a hand holds a code still for longer. */
const SCAN_MS = 160;
/** Scans without a text until it counts as gone: a shaking hand hides a code for fewer. */
const SCANS_UNTIL_GONE = 6;
/** Longest side of the scanned picture, px: more takes longer and finds no more. */
const MAX_PIXELS = 720;

/** The text of a QR code in the current video frame, or null. */
function readVideo(video: HTMLVideoElement, canvas: HTMLCanvasElement): string | null {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return null;
  const shrink = Math.min(1, MAX_PIXELS / Math.max(videoWidth, videoHeight));
  canvas.width = Math.round(videoWidth * shrink);
  canvas.height = Math.round(videoHeight * shrink);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  try {
    return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    // No code found: the usual case.
    return null;
  }
}

/**
 * Reports each text once while it stays in view, and again after it left and came back.
 *
 * @param onRead called with the text
 * @returns a function to call with every scan's text, or null
 */
export function eachTextOnce(onRead: (text: string) => void): (found: string | null) => void {
  let last: string | null = null;
  let numEmpty = 0;
  return (found) => {
    numEmpty = found === null ? numEmpty + 1 : 0;
    if (numEmpty >= SCANS_UNTIL_GONE) last = null;
    if (found === null || found === last) return;
    last = found;
    onRead(found);
  };
}

/** Callbacks of a camera. */
interface CameraEvents {
  readonly onRunning: () => void;
  /** Called once per text while it stays in view, and again when it comes back. */
  readonly onRead: (text: string) => void;
  readonly onProblem: (problem: CameraProblem) => void;
}

/**
 * Shows a camera in a video element and scans it for QR codes.
 *
 * @returns a function that stops the camera
 */
export function watchCamera(video: HTMLVideoElement, events: CameraEvents): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = showCamera(video, {
    onRunning: () => {
      events.onRunning();
      const canvas = document.createElement('canvas');
      const take = eachTextOnce(events.onRead);
      timer = setInterval(() => take(readVideo(video, canvas)), SCAN_MS);
    },
    onProblem: events.onProblem,
  });
  return () => {
    clearInterval(timer);
    stop();
  };
}
