import { linkFromRunConfig, writePageLink } from '@/protocol/link/write-link.ts';
import type { PageLink } from '@/protocol/link/page-link.ts';
import type { RunConfig } from '@/protocol/run/config.ts';

/** Query string of a run and the page state. */
export function linkOf(config: RunConfig, page: PageLink, query: string): string {
  const parameters = new URLSearchParams(linkFromRunConfig(config, query));
  writePageLink(parameters, page);
  return `?${parameters.toString().replaceAll('%2C', ',')}`;
}

/** Full address that opens this run and page state in a language, for sharing. */
export function linkToShare(config: RunConfig, page: PageLink, language: string): string {
  return new URL(linkOf(config, page, `?lang=${language}`), location.href).href;
}
