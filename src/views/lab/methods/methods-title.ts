/** Id of the heading of the methods. */
export const METHODS_TITLE = 'methods-title';
