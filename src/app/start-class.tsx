import { useTranslation } from 'react-i18next';
import { knowKeptDatasets } from '@/datasets/own/kept.ts';
import { createClassResultsStore, type ClassResultsStore } from '@/state/class-results-store.ts';
import type { SettingsStore } from '@/state/settings-store.ts';
import { ClassView } from '@/views/classroom/class-view.tsx';
import { Header } from './header.tsx';
import { LinkNotice } from './link-notice.tsx';
import { createPageShell, useDocument } from './page-shell.tsx';

interface ClassPageProps {
  readonly store: ClassResultsStore;
  readonly settings: SettingsStore;
}

function ClassPage({ store, settings }: ClassPageProps) {
  const { t } = useTranslation('classroom', { useSuspense: false });
  useDocument(settings, t('results.title'));
  return (
    <>
      <Header settings={settings}>{null}</Header>
      <ClassView store={store} />
      <LinkNotice page="class" />
    </>
  );
}

/** Renders the class results instead of the lab; starts no engine. */
export async function startClass(root: HTMLElement): Promise<void> {
  const { settings, translator, render } = createPageShell(root);
  // All texts of this page are in these namespaces; a result may be of a dataset that was made here.
  await Promise.all([translator.loadNamespaces(['classroom', 'repeats']), knowKeptDatasets()]);
  render(<ClassPage store={createClassResultsStore()} settings={settings} />);
}
