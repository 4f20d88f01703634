import { Suspense } from 'react';
import type { SettingsStore } from '@/state/settings-store.ts';
import { SheetView } from '@/views/lessons/sheet-view.tsx';
import { LinkNotice } from './link-notice.tsx';
import { createPageShell, useDocument } from './page-shell.tsx';

function SheetPage({ id, settings }: { readonly id: string; readonly settings: SettingsStore }) {
  useDocument(settings);
  return (
    <>
      <Suspense>
        <SheetView id={id} />
      </Suspense>
      <LinkNotice page="sheet" />
    </>
  );
}

/** Renders a lesson's sheet for the teacher; starts no engine. */
export function startSheet(root: HTMLElement, id: string): void {
  const { settings, render } = createPageShell(root);
  render(<SheetPage id={id} settings={settings} />);
}
