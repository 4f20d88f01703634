import { linkFromRunConfig } from '@/protocol/link.ts';
import type { RunConfig } from '@/protocol/run-config.ts';
import { writePageLink, type PageLink } from '@/protocol/page-link.ts';
import { readLink } from '@/protocol/read-link.ts';
import { lessonEntries } from '@/lessons/registry.ts';
import type { LabStore } from '@/state/lab-store.ts';
import type { PageStore } from '@/state/page-store.ts';

/** Changes of the run reach the link when they have come to rest: browsers refuse many changes a second. */
const LINK_MS = 250;

/** The query of a run with the page around it. */
function linkOf(config: RunConfig, page: PageLink, query: string): string {
  const parameters = new URLSearchParams(linkFromRunConfig(config, query));
  writePageLink(parameters, page);
  return `?${parameters.toString().replaceAll('%2C', ',')}`;
}

/**
 * Keeps the address bar and the run the same: the run is written into the link, and a link that is gone back to
 * is run.
 *
 * @returns what ends it
 */
export function keepLink(lab: LabStore, page: PageStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown = lab.getState().config;
  const write = () => history.replaceState(null, '', linkOf(shown, page.getState(), location.search));
  // A link that was not right gives way to the run that stands in its place: loaded again it is that run.
  if (lab.getState().problems.length > 0) write();
  const writeSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(write, LINK_MS);
  };
  const stop = lab.subscribe(({ config }) => {
    if (config === shown) return;
    shown = config;
    writeSoon();
  });
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

/** The whole address that opens this run in a language with a page around it, for somebody else. */
export function linkToShare(config: RunConfig, page: PageLink, language: string): string {
  return new URL(linkOf(config, page, `?lang=${language}`), location.href).href;
}
