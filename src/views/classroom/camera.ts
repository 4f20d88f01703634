import { decodeQR } from 'qr/decode.js';
import { limits, NoAnswerError, within } from '@/core/limits.ts';

/** Why the camera does not work. */
export type CameraProblem =
  | { readonly kind: 'insecure' | 'absent' | 'refused' | 'busy' | 'silent' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Time between two scans, ms: a hand holds a code still for longer. */
const SCAN_MS = 160;
/** Scans without a text until it counts as gone: a shaking hand hides a code for fewer. */
const SCANS_UNTIL_GONE = 6;
/** Longest side of the scanned picture, px: more takes longer and finds no more. */
const MAX_PIXELS = 720;

const kinds: Readonly<Record<string, 'absent' | 'refused' | 'busy'>> = {
  NotFoundError: 'absent',
  OverconstrainedError: 'absent',
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** Maps the browser's exception to a problem that the visitor can act on. */
export function cameraProblem(thrown: unknown): CameraProblem {
  if (!isSecureContext) return { kind: 'insecure' };
  if (thrown instanceof NoAnswerError) return { kind: 'silent' };
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
  const kind = kinds[name];
  return kind ? { kind } : { kind: 'failed', reason: message || name };
}

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

async function openStream(): Promise<MediaStream> {
  // Typed as always present, but missing in some browsers and on every insecure page.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new DOMException('no cameras here', 'NotFoundError');
  const opening = devices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
  try {
    return await within(limits.permissionMs, 'the camera', opening);
  } catch (error) {
    // Stop a camera that starts after the timeout.
    opening.then(
      (late) => late.getTracks().forEach((track) => track.stop()),
      () => undefined,
    );
    throw error;
  }
}

/**
 * Shows a camera in a video element and scans it for QR codes.
 *
 * @returns a function that stops the camera
 */
export function watchCamera(video: HTMLVideoElement, events: CameraEvents): () => void {
  let isGone = false;
  let stream: MediaStream | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  const letGo = () => {
    clearInterval(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  const start = async () => {
    stream = await openStream();
    // Stopped during the permission prompt.
    if (isGone) {
      letGo();
      return;
    }
    video.srcObject = stream;
    await within(limits.permissionMs, 'the camera', video.play());
    if (isGone) return;
    events.onRunning();
    const canvas = document.createElement('canvas');
    const take = eachTextOnce(events.onRead);
    timer = setInterval(() => take(readVideo(video, canvas)), SCAN_MS);
  };
  start().catch((thrown: unknown) => {
    letGo();
    if (!isGone) events.onProblem(cameraProblem(thrown));
  });
  return () => {
    isGone = true;
    letGo();
  };
}
