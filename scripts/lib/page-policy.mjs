/** The page's Content-Security-Policy: its own files and nothing else, no inline script and no inline style. */

/** Directives that a host may also send as a header; the page has them in its head. */
export const pagePolicy = [
  "default-src 'none'",
  // TensorFlow.js compiles WebAssembly; nothing else is compiled from text.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "font-src 'self'",
  // A picture that a visitor chose, and WebAssembly whose memory threads share: both were made here.
  "img-src 'self' blob:",
  "connect-src 'self' blob:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * Puts the policy in the built page's head. The development server's page has none: its hot reload is an inline script
 * and its styles are inline.
 *
 * @returns {import('vite').Plugin}
 */
export const policyInPage = () => ({
  name: 'page-policy',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy },
        injectTo: 'head-prepend',
      },
    ],
  },
});
