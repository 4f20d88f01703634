declare global {
  interface ImportMetaEnv {
    readonly VITE_PAGE_VERSION?: string;
  }
}

/** The version of package.json that the page was built from; modules that Vite has not built have none. */
export const pageVersion: string = import.meta.env?.VITE_PAGE_VERSION ?? 'unversioned';
