declare global {
  interface ImportMetaEnv {
    readonly VITE_PAGE_VERSION?: string;
  }
}

/** Version in package.json at build time; 'unversioned' outside a Vite build. */
export const pageVersion: string = import.meta.env?.VITE_PAGE_VERSION ?? 'unversioned';
