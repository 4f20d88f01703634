import { readLink } from '@/protocol/link/read-link.ts';
import { lessonEntries } from '@/lessons/registry.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import type { LabStore } from '@/state/lab-store.ts';
import type { PageStore } from '@/state/page-store.ts';
import { linkOf } from './link-to-share.ts';

/** Debounce of link updates, ms: browsers refuse many history changes per second. */
const LINK_MS = 250;

/**
 * Synchronises the address bar with the run: writes changes of the run into the link, and applies the link
 * after Back or Forward.
 *
 * @param shown the run that the link shows
 * @returns a function that stops the synchronisation
 */
export function keepLink(lab: LabStore, page: PageStore, shown: RunConfig): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => history.replaceState(null, '', linkOf(shown, page.getState(), location.search));
  // Replace an invalid link with the run that was loaded instead, so that a reload gives the same run.
  if (lab.getState().problems.length > 0) write();
  const writeSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(write, LINK_MS);
  };
  const follow = () => {
    const { config } = lab.getState();
    if (config === shown) return;
    shown = config;
    writeSoon();
  };
  // Changes from before this file was loaded.
  follow();
  const stop = lab.subscribe(follow);
  const stopPage = page.subscribe(writeSoon);
  const goBack = () => {
    const { config, page: pageLink, problems } = readLink(location.search, lessonEntries);
    lab.setState({ problems });
    if (problems.length > 0) {
      shown = config;
      write();
    }
    page.setState(pageLink);
    lab.actions.change(config);
  };
  addEventListener('popstate', goBack);
  return () => {
    stop();
    stopPage();
    clearTimeout(timer);
    removeEventListener('popstate', goBack);
  };
}
