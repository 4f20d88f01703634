const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.addEventListener('message', () => waiting.shift()?.());
channel.port1.start();

/**
 * Lets messages of the page in between two steps.
 *
 * A message to oneself and not a timer: browsers slow timers down in hidden tabs, and training shall go on there.
 */
export function yieldToMessages(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}
