import { linkFromRunConfig, runConfigFromLink } from '@/protocol/link.ts';
import type { LabStore } from '@/state/lab-store.ts';

/** Changes of the run reach the link when they have come to rest: browsers refuse many changes a second. */
const LINK_MS = 250;

/**
 * Keeps the address bar and the run the same: the run is written into the link, and a link that is gone back to
 * is run.
 *
 * @returns what ends it
 */
export function keepLink(lab: LabStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown = lab.getState().config;
  const write = () => history.replaceState(null, '', linkFromRunConfig(shown, location.search));
  // A link that was not right gives way to the run that stands in its place: loaded again it is that run.
  if (lab.getState().problems.length > 0) write();
  const stop = lab.subscribe(({ config }) => {
    if (config === shown) return;
    shown = config;
    clearTimeout(timer);
    timer = setTimeout(write, LINK_MS);
  });
  const goBack = () => {
    const { config, problems } = runConfigFromLink(location.search);
    lab.setState({ problems });
    if (problems.length > 0) {
      shown = config;
      write();
    }
    // What goes wrong is shown by the store.
    lab.actions.configure(config).catch(() => undefined);
  };
  addEventListener('popstate', goBack);
  return () => {
    stop();
    clearTimeout(timer);
    removeEventListener('popstate', goBack);
  };
}

/** The whole address that opens this run in a language, for somebody else. */
export function linkToShare(lab: LabStore, language: string): string {
  return new URL(linkFromRunConfig(lab.getState().config, `?lang=${language}`), location.href).href;
}
