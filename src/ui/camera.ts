import { limits, NoAnswerError, within } from '@/core/limits.ts';

/** Why the camera does not work. */
export type CameraProblem =
  | { readonly kind: 'insecure' | 'absent' | 'refused' | 'busy' | 'silent' }
  | { readonly kind: 'failed'; readonly reason: string };

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

/** Callbacks of a camera. */
interface CameraEvents {
  readonly onRunning: () => void;
  readonly onProblem: (problem: CameraProblem) => void;
}

/**
 * Shows a camera in a video element; the browser asks for permission.
 *
 * @returns a function that stops the camera
 */
export function showCamera(video: HTMLVideoElement, events: CameraEvents): () => void {
  let isGone = false;
  let stream: MediaStream | null = null;
  const letGo = () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  const start = async () => {
    stream = await openStream();
    // Stopped during the permission prompt.
    if (isGone) {
      letGo();
      return;
    }
    // Unplugged, or taken back by the browser.
    for (const track of stream.getTracks())
      track.addEventListener('ended', () => {
        letGo();
        if (isGone) return;
        isGone = true;
        events.onProblem({ kind: 'busy' });
      });
    video.srcObject = stream;
    await within(limits.permissionMs, 'the camera', video.play());
    if (!isGone) events.onRunning();
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
