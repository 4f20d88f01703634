import { decodeQR } from 'qr/decode.js';
import { limits, NoAnswerError, within } from '@/core/limits.ts';

/** Why there is no picture from a camera. */
export type CameraProblem =
  | { readonly kind: 'insecure' | 'absent' | 'refused' | 'busy' | 'silent' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Time between two looks, ms: a hand holds a code still for longer. */
const LOOK_MS = 160;
/** A text that was not seen for so many looks has gone: a hand that shakes hides it for less. */
const LOOKS_UNTIL_GONE = 6;
/** Longest side that is looked at, px: more finds no more and takes longer. */
const MOST_PIXELS = 720;

const kinds: Readonly<Record<string, 'absent' | 'refused' | 'busy'>> = {
  NotFoundError: 'absent',
  OverconstrainedError: 'absent',
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** What a visitor can do something about, from what the browser threw. */
export function cameraProblem(thrown: unknown): CameraProblem {
  if (!isSecureContext) return { kind: 'insecure' };
  if (thrown instanceof NoAnswerError) return { kind: 'silent' };
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
  const kind = kinds[name];
  return kind ? { kind } : { kind: 'failed', reason: message || name };
}

/** The text of a QR code in the video's present picture, null for none. */
function readVideo(video: HTMLVideoElement, canvas: HTMLCanvasElement): string | null {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return null;
  const shrink = Math.min(1, MOST_PIXELS / Math.max(videoWidth, videoHeight));
  canvas.width = Math.round(videoWidth * shrink);
  canvas.height = Math.round(videoHeight * shrink);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  try {
    return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    // Nothing in it that looks like a code: the usual case.
    return null;
  }
}

/**
 * Tells each text once as long as it stays: one that was taken away and is held up again is told again.
 *
 * @param onRead told the text
 * @returns takes what a look found, null for nothing
 */
export function eachTextOnce(onRead: (text: string) => void): (found: string | null) => void {
  let last: string | null = null;
  let numEmpty = 0;
  return (found) => {
    numEmpty = found === null ? numEmpty + 1 : 0;
    if (numEmpty >= LOOKS_UNTIL_GONE) last = null;
    if (found === null || found === last) return;
    last = found;
    onRead(found);
  };
}

/** What is told of a camera. */
interface CameraEvents {
  readonly onRunning: () => void;
  /** Each text once as long as it stays before the camera, and again when it comes back. */
  readonly onRead: (text: string) => void;
  readonly onProblem: (problem: CameraProblem) => void;
}

async function openStream(): Promise<MediaStream> {
  // Typed as always there; some browsers, and every insecure page, have none.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new DOMException('no cameras here', 'NotFoundError');
  const asked = devices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
  try {
    return await within(limits.permissionMs, 'the camera', asked);
  } catch (error) {
    // One that comes too late is let go at once.
    asked.then(
      (late) => late.getTracks().forEach((track) => track.stop()),
      () => undefined,
    );
    throw error;
  }
}

/**
 * Shows a camera in a video and looks for QR codes in it.
 *
 * @returns what lets the camera go
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
    // Turned off while the visitor was being asked.
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
    timer = setInterval(() => take(readVideo(video, canvas)), LOOK_MS);
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
