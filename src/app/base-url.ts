/** The page's folder, absolute: a worker's own URL differs. */
export const baseUrl = (): string => new URL('./', location.href.split(/[?#]/)[0]).href;
