/** The script of the exported page, bundled by `scripts/lib/page-script.mjs`. */
declare module 'virtual:student-page-script' {
  const script: string;
  export default script;
}
