import { Link2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits, within } from '@/core/limits.ts';
import { createBenchClient } from '@/engine/bench-client.ts';
import { addBenchTexts } from '@/i18n/bench-texts.ts';
import type { BenchPort } from '@/protocol/bench/bench.ts';
import type { SettingsStore } from '@/state/settings-store.ts';
import { BenchView } from '@/views/bench/bench-view.tsx';
import { Header } from './header.tsx';
import { LinkNotice } from './link-notice.tsx';
import { createPageShell, useDocument } from './page-shell.tsx';

interface BenchPageProps {
  readonly port: BenchPort;
  readonly settings: SettingsStore;
}

/** Address of this page in a language. */
function linkTo(language: string): string {
  const link = new URL(location.href);
  link.searchParams.set('lang', language);
  return link.href;
}

/** Duration of the message about the copied link, ms. */
const MESSAGE_MS = 4_000;

/** Returns the message about the link and the function that copies it. */
function useCopyLink() {
  const { t, i18n } = useTranslation();
  const [news, setNews] = useState<string | null>(null);
  useEffect(() => {
    if (news === null) return undefined;
    const timer = setTimeout(() => setNews(null), MESSAGE_MS);
    return () => clearTimeout(timer);
  }, [news]);
  const copy = async () => {
    try {
      await within(
        limits.permissionMs,
        'the clipboard',
        navigator.clipboard.writeText(linkTo(i18n.language)),
      );
      setNews(t('bench.linkCopied'));
    } catch {
      // Denied by the visitor or, without https, by the browser; the address bar still works.
      setNews(t('bench.linkRefused'));
    }
  };
  return { news, copy };
}

function BenchPage({ port, settings }: BenchPageProps) {
  const { t } = useTranslation();
  useDocument(settings, t('bench.title'));
  const { news, copy } = useCopyLink();
  return (
    <>
      <Header settings={settings} news={news}>
        <button type="button" onClick={() => void copy()}>
          <Link2 aria-hidden="true" />
          <span>{t('bench.copyLink')}</span>
        </button>
      </Header>
      <BenchView port={port} query={location.search} />
      <LinkNotice page="bench" />
    </>
  );
}

/** Renders the benchmark instead of the lab; starts no engine that would train beside it. */
export function startBench(root: HTMLElement): void {
  const { settings, translator, render } = createPageShell(root);
  addBenchTexts(translator);
  render(<BenchPage port={createBenchClient()} settings={settings} />);
}
