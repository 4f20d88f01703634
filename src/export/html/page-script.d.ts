/** The script of the exported page, bundled by `scripts/lib/page-script.mjs`. */
declare module 'virtual:student-page-script' {
  export const script: string;
}
