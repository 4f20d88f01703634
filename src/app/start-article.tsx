import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsStore } from '@/state/settings-store.ts';
import { ArticleView } from '@/views/article/article-view.tsx';
import { Header } from './header.tsx';
import { LinkNotice } from './link-notice.tsx';
import { createPageShell, useDocument } from './page-shell.tsx';

function ArticlePage({ settings }: { readonly settings: SettingsStore }) {
  const { t } = useTranslation('article', { useSuspense: false });
  useDocument(settings, t('title'));
  return (
    <>
      <Header settings={settings}>{null}</Header>
      <Suspense>
        <ArticleView />
      </Suspense>
      <LinkNotice page="article" />
    </>
  );
}

/** Renders the article's sentences beside what was measured; starts no engine. */
export async function startArticle(root: HTMLElement): Promise<void> {
  const { settings, translator, render } = createPageShell(root);
  await translator.loadNamespaces(['article', 'lessons', 'methods']);
  render(<ArticlePage settings={settings} />);
}
